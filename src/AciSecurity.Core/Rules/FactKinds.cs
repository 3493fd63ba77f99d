namespace AciSecurity.Rules;

/// <summary>What a rule may need to know beyond the resource it judges. A rule that needs any of it is a
/// <see cref="CompanionRule"/> and is decided when all of the run is read.</summary>
[Flags]
public enum FactKinds
{
    /// <summary>Nothing: it is judged as soon as it is read.</summary>
    None = 0,

    /// <summary>The diagnostic settings of the resource.</summary>
    DiagnosticSettings = 1,

    /// <summary>The locks on the resource and on its resource group.</summary>
    Locks = 2,

    /// <summary>The role assignments on the resource, or those of its identities.</summary>
    RoleAssignments = 4,

    /// <summary>The private endpoints that lead to the resource.</summary>
    PrivateEndpoints = 8,

    /// <summary>Virtual networks, subnets and network security groups.</summary>
    Networks = 16,

    /// <summary>The container groups of the run, as far as they use the resource.</summary>
    ContainerGroups = 32,

    /// <summary>The registries of the run, as far as the resource uses them.</summary>
    Registries = 64,

    /// <summary>The replicas of the registry.</summary>
    Replications = 128,

    /// <summary>The plans of Microsoft Defender for Cloud.</summary>
    DefenderPlans = 256,

    /// <summary>The role definitions that role assignments name.</summary>
    RoleDefinitions = 512,
}
