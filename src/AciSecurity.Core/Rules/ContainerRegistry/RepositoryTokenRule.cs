using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>A token's passwords open the registry to whoever has them: no identity stands behind them and no sign-in policy holds.</summary>
/// <remarks>registries/tokens, properties.status; enabled by default.
/// https://learn.microsoft.com/azure/container-registry/container-registry-token-based-repository-permissions</remarks>
public sealed class RepositoryTokenRule : RegistryChildRule
{
    private static readonly Availability StatusSince = Availability.Since("2022-12-01", "2019-05-01-preview", "2019-12-01-preview");

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.RepositoryToken", "Registry's token is disabled")
    {
        Severity = Severity.Medium,
        Section = Section.Credentials,
        ResourceTypes = [ResourceTypes.RegistryToken],
        Cmdlets = ["Test-AcrSecuritySetting", "Test-AciCredential"],
        Controls = ["MCSB IM-1"],
        Recommendation = "Give who uses the token an identity with Container Registry Repository Reader or AcrPull; then disable the token "
            + "(az acr token update --status disabled) or delete it.",
    };

    /// <inheritdoc/>
    protected override Verdict Judge(Resource child, RuleContext context) =>
        child.Properties.Member("status", StatusSince).AsText().Match(
            known: status => status.ToUpperInvariant() switch
            {
                "DISABLED" => Pass("is a disabled token"),
                "ENABLED" => Fail("is an enabled token, with passwords that no Entra identity stands behind"),
                _ => Unknown("is a token whose status is not known"),
            },
            absent: () => Fail("is a token, enabled by default, with passwords that no Entra identity stands behind"),
            unresolved: Unknown);
}
