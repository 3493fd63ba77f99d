using AciSecurity.Rules.ContainerInstances;
using AciSecurity.Rules.ContainerRegistry;
using AciSecurity.Rules.KeyVault;
using AciSecurity.Rules.Kubernetes;
using AciSecurity.Rules.Subscription;

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
        new TemplateSecretRule(),
        new AdminUserRule(),
        new AnonymousPullRule(),
        new AuditLogRule(),
        new ContentTrustRule(),
        new NetworkDefaultDenyRule(),
        new DefenderRule(),
        new AuditCompleteRule(),
        new ProtectionRule(),
        new AdminAlertRule(),
        new DefenderForContainersRule(),
        new RegistryScanningRule(),
    ];
}
