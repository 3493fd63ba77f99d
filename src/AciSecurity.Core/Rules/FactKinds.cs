namespace AciSecurity.Rules;

/// <summary>What a rule may need to know beyond the resource it judges. A rule that needs any of it is a
/// <see cref="CompanionRule"/>, unless it is of the <see cref="ImageFactKinds"/>, and is decided when what it needs is read.</summary>
[Flags]
public enum FactKinds
{
    /// <summary>Nothing: it is judged as soon as it is read.</summary>
    None = 0,

    /// <summary>The diagnostic settings of the resource.</summary>
    DiagnosticSettings = 1,

    /// <summary>The locks on the resource, on its resource group and on its subscription.</summary>
    Locks = 2,

    /// <summary>The role assignments at or above the resource, or those of its identities wherever they are; with them the
    /// subscriptions, which say below which management groups they are.</summary>
    RoleAssignments = 4,

    /// <summary>The private endpoints that lead to the resource.</summary>
    PrivateEndpoints = 8,

    /// <summary>Virtual networks, subnets, network security groups and route tables.</summary>
    Networks = 16,

    /// <summary>The container groups of the run, as far as they use the resource.</summary>
    ContainerGroups = 32,

    /// <summary>The registries of the run, as far as the resource uses them.</summary>
    Registries = 64,

    /// <summary>The replicas of the registry.</summary>
    Replications = 128,

    /// <summary>The plans of Microsoft Defender for Cloud.</summary>
    DefenderPlans = 256,

    /// <summary>The role definitions that role assignments name, those of custom roles at least.</summary>
    RoleDefinitions = 512,

    /// <summary>The alerts on operations in the activity log.</summary>
    ActivityLogAlerts = 1024,

    /// <summary>What a database server keeps in child resources: the encryption of its databases, and its parameters.</summary>
    DatabaseSettings = 2048,

    /// <summary>The images that containers run: what they are, and their configurations.</summary>
    Images = 4096,

    /// <summary>How the images that containers run are signed.</summary>
    ImageSignatures = 8192,

    /// <summary>How the tagged images of a registry are signed.</summary>
    RegistrySignatures = 16384,
}
