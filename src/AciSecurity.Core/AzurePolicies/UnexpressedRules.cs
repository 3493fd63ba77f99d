using AciSecurity.Policies;

namespace AciSecurity.AzurePolicies;

/// <summary>The rules that no definition is about: a plain list. A test wants every rule either here or in the catalogue.</summary>
internal static class UnexpressedRules
{
    private const string NoAlias = "There is no alias for what decides.";
    private const string NoRegex = "Only the format of a value decides, and there are no regular expressions.";
    private const string Elsewhere = "Another resource, or several together, decide; auditIfNotExists could report it but not deny.";
    private const string Contents = "What is in a registry is no resource.";
    private const string NotInRequests = "What decides is in no request for the resource.";
    private const string Together = "Settings of several resources contradict each other; where one resource does, Azure mostly refuses it.";
    private const string Choice = "Whether it is needed hangs on the workload; a definition would deny what is right.";
    private const string OtherType = "It is about resources of another kind, for which Azure has definitions of its own.";

    /// <summary>The rules, by id.</summary>
    public static IReadOnlyList<UnexpressedRule> All { get; } =
    [
        new("Aci.ApprovedBaseImage", Contents),
        new("Aci.CommandSecret", NoRegex),
        new("Aci.ConfidentialPolicy", "There is no alias for the policy, and what it allows is encoded in it."),
        new("Aci.Contradiction", Together),
        new("Aci.DiagnosticLog", Elsewhere),
        new("Aci.IdentityAcl", NoAlias),
        new("Aci.IdentityLeastPrivilege", Elsewhere),
        new("Aci.KeyVaultReference", Choice) { LeastBaseline = Baseline.Strict },
        new("Aci.ManagedIdentity", Choice) { LeastBaseline = Baseline.Strict },
        new("Aci.SeccompProfile", "What a profile allows is encoded in it.") { LeastBaseline = Baseline.Strict },
        new("Aci.StaleImage", Contents),
        new("Aci.SubnetSegmentation", Elsewhere),
        new("Aci.TemplateSecret", "Azure Policy sees requests, and not the templates behind them."),
        new("Aci.TlsEndpoint", "Whether a port speaks TLS is in no setting; Aci.PublicAddress and Aci.ExposedPort close the way there."),
        new("Aci.TrustBoundary", Choice) { LeastBaseline = Baseline.Strict },
        new("Aci.UnencryptedConnection", NoRegex),
        new("Aci.UnsignedImage", Contents),
        new("Aci.VulnerableImage", Contents),
        new("Aci.Zone", Choice) { LeastBaseline = null },
        new("Acr.AuditLog", Elsewhere),
        new("Acr.Contradiction", Together),
        new("Acr.DeleteLock", Elsewhere) { LeastBaseline = Baseline.Strict },
        new("Acr.DnsLabelReuse", NoAlias) { LeastBaseline = Baseline.Strict },
        new("Acr.ExternalPrivateEndpoint", "Who may connect is not in the policy, and the other side makes the connection."),
        new("Acr.ImageVulnerability", Contents),
        new("Acr.LeastPrivilegeAccess", Elsewhere),
        new("Acr.PrivateEndpoint", Elsewhere),
        new("Acr.Quarantine", Choice) { LeastBaseline = Baseline.Strict },
        new("Acr.Redundancy", Choice) { LeastBaseline = null },
        new("Acr.RepositoryAbac", NoAlias) { LeastBaseline = Baseline.Strict },
        new("Acr.Retention", Choice) { LeastBaseline = Baseline.Strict },
        new("Acr.TaskNetworkBypass", NoAlias),
        new("Acr.TokenExpiry", NotInRequests),
        new("Acr.TrustedServices", Choice),
        new("Acr.UnsignedImage", Contents),
        new("Acr.WebhookHttps", NoAlias),
        new("Aks.Defender", OtherType),
        new("Database.Encryption", OtherType),
        new("KeyVault.Protection", OtherType),
        new("Subscription.ActivityLogKept", OtherType),
        new("Subscription.AdminAlert", OtherType),
        new("Subscription.DefenderForContainers", OtherType),
        new("Subscription.RegistryScanning", OtherType),
    ];
}
