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
        new CommandSecretRule(),
        new ContainerInstances.ContradictionRule(),
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
        new CacheRuleRule(),
        new ContentTrustRule(),
        new ContainerRegistry.ContradictionRule(),
        new CustomerManagedKeyRule(),
        new DataEndpointRule(),
        new DeleteLockRule(),
        new DnsLabelReuseRule(),
        new ExportPolicyRule(),
        new LeastPrivilegeAccessRule(),
        new NetworkDefaultDenyRule(),
        new PrivateEndpointRule(),
        new PublicAccessRule(),
        new QuarantineRule(),
        new RedundancyRule(),
        new ReplicaLocationRule(),
        new RepositoryAbacRule(),
        new RepositoryTokenRule(),
        new RetentionRule(),
        new SkuSupportsControlsRule(),
        new SoftDeleteRule(),
        new TaskNetworkBypassRule(),
        new TrustedServicesRule(),
        new WebhookHttpsRule(),
        new AuditCompleteRule(),
    ];
}
