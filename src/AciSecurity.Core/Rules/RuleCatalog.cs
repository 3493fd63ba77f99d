using AciSecurity.Rules.ContainerInstances;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Rules;

/// <summary>Every rule of the module: a plain list, so that a reader sees what runs and nothing is searched for at start.</summary>
public static class RuleCatalog
{
    /// <summary>The rules, by id.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        new CapabilitiesRule(),
        new ImagePinnedRule(),
        new PlaintextSecretRule(),
        new PrivateRegistryRule(),
        new PrivilegeEscalationRule(),
        new PrivilegedRule(),
        new PublicAddressRule(),
        new RunAsRootRule(),
        new AdminUserRule(),
        new AnonymousPullRule(),
        new ArmAudienceTokenRule(),
        new AuditLogRule(),
        new ContentTrustRule(),
        new CustomerManagedKeyRule(),
        new DataEndpointRule(),
        new DnsLabelReuseRule(),
        new ExportPolicyRule(),
        new NetworkDefaultDenyRule(),
        new PublicAccessRule(),
        new QuarantineRule(),
        new RedundancyRule(),
        new RepositoryAbacRule(),
        new RetentionRule(),
        new SkuSupportsControlsRule(),
        new SoftDeleteRule(),
        new TaskNetworkBypassRule(),
        new AuditCompleteRule(),
    ];
}
