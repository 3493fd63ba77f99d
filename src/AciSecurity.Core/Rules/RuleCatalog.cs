using AciSecurity.Rules.ContainerInstances;
using AciSecurity.Rules.ContainerRegistry;
using AciSecurity.Rules.Database;
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
        new ContainerInstances.ContradictionRule(),
        new ContainerInstances.CustomerManagedKeyRule(),
        new DiagnosticLogRule(),
        new ContainerInstances.DnsLabelReuseRule(),
        new ExposedPortRule(),
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
        new SeccompProfileRule(),
        new SubnetSegmentationRule(),
        new TemplateSecretRule(),
        new TlsEndpointRule(),
        new TrustBoundaryRule(),
        new UnencryptedConnectionRule(),
        new VolumeAccountKeyRule(),
        new WorkspaceKeyRule(),
        new ZoneRule(),
        new AdminUserRule(),
        new AnonymousPullRule(),
        new ArmAudienceTokenRule(),
        new AuditLogRule(),
        new CacheRuleRule(),
        new ContentTrustRule(),
        new ContainerRegistry.ContradictionRule(),
        new ContainerRegistry.CustomerManagedKeyRule(),
        new DataEndpointRule(),
        new DeleteLockRule(),
        new ContainerRegistry.DnsLabelReuseRule(),
        new ExportPolicyRule(),
        new ExternalPrivateEndpointRule(),
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
        new TokenExpiryRule(),
        new TrustedServicesRule(),
        new WebhookHttpsRule(),
        new DefenderRule(),
        new AuditCompleteRule(),
        new AuditExemptionRule(),
        new EncryptionRule(),
        new ProtectionRule(),
        new ActivityLogKeptRule(),
        new AdminAlertRule(),
        new DefenderForContainersRule(),
        new RegistryScanningRule(),
    ];
}
