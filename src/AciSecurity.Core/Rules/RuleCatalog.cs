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
        new ApprovedRegistryRule(),
        new CapabilitiesRule(),
        new CommandSecretRule(),
        new ConfidentialPolicyRule(),
        new DiagnosticLogRule(),
        new DnsLabelReuseRule(),
        new ExposedPortRule(),
        new ContainerInstances.CustomerManagedKeyRule(),
        new GitRepoVolumeRule(),
        new IdentityAclRule(),
        new IdentityLeastPrivilegeRule(),
        new ImagePinnedRule(),
        new KeyVaultReferenceRule(),
        new ManagedIdentityRule(),
        new PlaintextSecretRule(),
        new PrivateRegistryRule(),
        new PrivilegeEscalationRule(),
        new PrivilegedRule(),
        new PublicAddressRule(),
        new PullIdentityRule(),
        new ResourceLimitRule(),
        new RunAsRootRule(),
        new SubnetSegmentationRule(),
        new TlsEndpointRule(),
        new UnencryptedConnectionRule(),
        new WorkspaceKeyRule(),
        new SeccompProfileRule(),
        new TrustBoundaryRule(),
        new VolumeAccountKeyRule(),
        new ZoneRule(),
        new TemplateSecretRule(),
        new AdminUserRule(),
        new AnonymousPullRule(),
        new ArmAudienceTokenRule(),
        new AuditLogRule(),
        new ContentTrustRule(),
        new ContainerRegistry.CustomerManagedKeyRule(),
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
        new AuditExemptionRule(),
        new DefenderRule(),
        new AuditCompleteRule(),
        new ProtectionRule(),
        new AdminAlertRule(),
        new DefenderForContainersRule(),
        new RegistryScanningRule(),
    ];
}
