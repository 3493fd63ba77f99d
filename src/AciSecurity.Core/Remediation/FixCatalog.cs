using AciSecurity.Remediation.Fixes;
using AciSecurity.Resources;

namespace AciSecurity.Remediation;

/// <summary>What is repaired, and what is left to people: a plain list, in the order in which a plan goes through it.</summary>
public static class FixCatalog
{
    private const string ToTheEndpoint = "Whoever reaches the registry from outside its private networks no longer does.";

    /// <summary>The fixes. One that another one depends on comes before it.</summary>
    public static IReadOnlyList<Fix> Fixes { get; } =
    [
        new SettingFix("Acr.AdminUser", "properties.adminUserEnabled", "false", "false")
        {
            Request = "PATCH adminUserEnabled: false",
            ShutsOut = true,
            Risk = RemediationRisk.Medium,
            Effect = "Whoever signs in with the registry's name and an admin password no longer can. Regenerate both passwords too: Reset-AcrCredential.",
        },
        new SettingFix("Acr.AnonymousPull", "properties.anonymousPullEnabled", "false", "false")
        {
            Request = "PATCH anonymousPullEnabled: false", Stops = (_, client) => client.IsAnonymous, ShutsOut = true, Risk = RemediationRisk.Medium, Effect = "Whoever pulls without signing in no longer can.",
        },
        new SettingFix("Acr.ArmAudienceToken", "properties.policies.azureADAuthenticationAsArmPolicy.status", "\"disabled\"", "\"enabled\"")
        {
            Request = "PATCH policies.azureADAuthenticationAsArmPolicy.status: disabled",
            Risk = RemediationRisk.Medium,
            Effect = "Clients that sign in with tokens for Azure Resource Manager no longer can: old versions of tools, and some services.",
        },
        new NetworkDefaultDenyFix
        {
            Request = "PATCH networkRuleSet: defaultAction Deny, the rules by address kept and -AllowedNetwork added",
            ShutsOut = true,
            Risk = RemediationRisk.High,
            Effect = "Whoever reaches the registry from an address that no rule names no longer does.",
        },
        new PublicAccessFix { ShutsOut = true, Request = "PATCH publicNetworkAccess: Disabled", Risk = RemediationRisk.High, Effect = ToTheEndpoint },
        new TrustedServicesFix
        {
            Request = "PATCH networkRuleBypassOptions: AzureServices where it is needed, None where nothing is known to need it",
            ShutsOut = true,
            Risk = RemediationRisk.Medium,
            Effect = "Trusted services of Azure get past the registry's network rules, or no longer do.",
        },
        new SettingFix("Acr.TaskNetworkBypass", "properties.networkRuleBypassAllowedForTasks", "false", "false")
        {
            Request = "PATCH networkRuleBypassAllowedForTasks: false", Risk = RemediationRisk.Medium, Effect = "Tasks that reach the registry past its network rules fail.",
        },
        new SettingFix("Acr.DataEndpoint", "properties.dataEndpointEnabled", "true", "false")
        {
            Request = "PATCH dataEndpointEnabled: true",
            Risk = RemediationRisk.Medium,
            Effect = "Clients fetch layers from registry.region.data.azurecr.io: their firewalls have to let them.",
        },
        new ExportPolicyFix
        {
            Request = "PATCH policies.exportPolicy.status: disabled", Risk = RemediationRisk.Medium, Effect = "Importing from this registry into another one, and export pipelines, fail.",
        },
        new SettingFix("Acr.RepositoryToken", "properties.status", "\"disabled\"", "\"enabled\"")
        {
            Request = "PATCH tokens/{token} status: disabled", Stops = (target, client) => ResourceTypes.Same(client.UserName, ArmPlace.Of(target.Finding.ResourceId).Name), ShutsOut = true, Risk = RemediationRisk.Medium, Effect = "Whoever signs in with the token's passwords no longer can.",
        },
        new DiagnosticLogFix("Acr.AuditLog", DiagnosticLogs.OfRegistries)
        {
            Request = "PUT diagnosticSettings with both categories to -WorkspaceId", Risk = RemediationRisk.Low, Effect = "The workspace is billed for the logs.", Undo = "the setting is deleted, or has the logs it had",
        },
        new DeleteLockFix
        {
            Request = "PUT locks/acisecurity-delete: CanNotDelete",
            Risk = RemediationRisk.Medium,
            Effect = "Nothing of the registry can be deleted while the lock is there: tokens, replicas, webhooks and diagnostic settings neither.",
            Undo = "the lock is deleted",
        },
        new DiagnosticLogFix("Aci.DiagnosticLog", DiagnosticLogs.OfGroups)
        {
            Request = "PUT diagnosticSettings with both categories to -WorkspaceId",
            Risk = RemediationRisk.High,
            Restarts = true,
            Effect = "The group starts anew, and the workspace is billed for the logs.",
            Undo = "the setting is deleted, or has the logs it had; the group starts anew again",
        },
        new DefenderPlanFix("Subscription.DefenderForContainers")
        {
            Request = "PUT pricings/Containers: Standard, with the scanning of registries", Risk = RemediationRisk.Medium, Effect = "The plan is billed by cores and images.", Undo = "the tier and extensions before",
        },
        new DefenderPlanFix("Subscription.RegistryScanning")
        {
            Request = "PUT pricings/Containers: Standard, with the scanning of registries", Risk = RemediationRisk.Medium, Effect = "The plan is billed by cores and images.", Undo = "the tier and extensions before",
        },
        new DiagnosticLogFix("Subscription.ActivityLogKept", DiagnosticLogs.OfSubscriptions)
        {
            Request = "PUT diagnosticSettings of the subscription with three categories to -WorkspaceId", Risk = RemediationRisk.Low, Effect = "The workspace is billed for the logs.", Undo = "the setting is deleted, or has the logs it had",
        },
    ];

    /// <summary>What is left to people.</summary>
    public static IReadOnlyList<ManualFix> Manual { get; } =
    [
        new("Acr.Quarantine", "without a scanner that releases images every pull would fail", "Set up a scanner that releases images from quarantine.", "Then enable policies.quarantinePolicy."),
        new("Acr.RepositoryAbac", "AcrPull, AcrPush and AcrDelete are not honoured in this mode, so that everyone who pulls now would be shut out", "Give everyone who pulls and pushes Container Registry Repository Reader or Writer.", "Then change the mode: az acr update --role-assignment-mode rbac-abac."),
        new("Acr.Retention", "it deletes untagged manifests, and those that are pulled by digest among them", "Find out that nobody pulls by digest what has no tag.", "Then set it: az acr config retention update."),
        new("Acr.CustomerManagedKey", "the key can be given only when a registry is created", "Create a registry with the key.", "Import the images: az acr import.", "Change who pulls, and delete the old registry."),
        new("Acr.LeastPrivilegeAccess", "whether somebody needs a role no machine can know, and taking it away may stop deployments", "Give AcrPull, or Container Registry Repository Reader, to those who pull only.", "Then remove the wider role assignments."),
        new("Acr.ContentTrust", "disabling it deletes every signature in the registry", "Sign the images with the Notary Project: Add-AcrImageSignature.", "Let those who pull verify these signatures.", "Then disable it: Set-AcrContentTrust -Status Disabled."),
        new("Acr.TokenExpiry", "new passwords have to reach whoever uses the token", "Make new passwords with an expiry: Reset-AcrCredential -Token.", "Give them to whoever uses the token."),
        new("Acr.SkuSupportsControls", "another SKU has another price", "Change it: az acr update --sku Premium."),
        new("Acr.SoftDelete", "it is in preview, and excludes replicas and retention", "Enable it: az acr config soft-delete update."),
        new("Acr.PrivateEndpoint", "an endpoint needs a network, an address and a zone", "Create a private endpoint with a DNS zone group: az network private-endpoint create --group-id registry."),
        new("Acr.ExternalPrivateEndpoint", "whose endpoint it is only people know", "Ask whose it is.", "Reject it if nobody answers: az network private-endpoint-connection reject."),
        new("Acr.DnsLabelReuse", "the name can be protected only when a registry is created", "Create a registry with autoGeneratedDomainNameLabelScope, and import the images."),
        new("Acr.UnsignedImage", "whether an image deserves a signature only those who built it know", "Sign it: Add-AcrImageSignature."),
    ];

    /// <summary>The fix for a rule; null where there is none.</summary>
    public static Fix? Find(string ruleId) => Fixes.FirstOrDefault(fix => fix.RuleId.Equals(ruleId, StringComparison.OrdinalIgnoreCase));
}
