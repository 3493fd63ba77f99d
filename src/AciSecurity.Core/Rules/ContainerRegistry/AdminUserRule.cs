using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>The admin user is one name and two passwords for everyone, with push rights, and no log says who used it.</summary>
/// <remarks>properties.adminUserEnabled; off by default.
/// https://learn.microsoft.com/azure/container-registry/container-registry-authentication#admin-account</remarks>
public sealed class AdminUserRule : RegistryRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.AdminUser", "Registry has no admin user")
    {
        Severity = Severity.High,
        Section = Section.PrivateRegistry | Section.Credentials,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AciPrivateRegistry", "Test-AcrSecuritySetting", "Test-AciCredential"],
        Controls = ["MCSB IM-1"],
        Recommendation = "Find who pulls with the registry's name as user name and give them an identity with AcrPull; then set "
            + "adminUserEnabled to false and regenerate both passwords.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Registry registry, RuleContext context) =>
        registry.AdminUserEnabled.Judge(
            byDefault: false,
            isGood: enabled => !enabled,
            good: "has its admin user disabled",
            bad: "has its admin user enabled");
}
