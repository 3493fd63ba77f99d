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
        new AuditLogRule(),
        new CacheRuleRule(),
        new ContentTrustRule(),
        new DeleteLockRule(),
        new NetworkDefaultDenyRule(),
        new PrivateEndpointRule(),
        new ReplicaLocationRule(),
        new RepositoryTokenRule(),
        new WebhookHttpsRule(),
        new AuditCompleteRule(),
    ];
}
