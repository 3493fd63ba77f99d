using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>Trusted services of Azure get past a registry's network rules, or they do not: container instances that pull with an
/// identity need it, and where nobody does it is a way in.</summary>
/// <remarks>properties.networkRuleBypassOptions; AzureServices by default.
/// https://learn.microsoft.com/azure/container-registry/allow-access-trusted-services</remarks>
public sealed class TrustedServicesRule : RegistryCompanionRule
{
    private const string Open = "lets trusted services past its network rules";
    private const string Closed = "lets no trusted service past its network rules";
    private const string NoNeed = ", and nothing in this run is known to need it";

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.TrustedServices", "Registry lets trusted services in where they are used")
    {
        Severity = Severity.Medium,
        Section = Section.PrivateRegistry | Section.ImageScanning,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AciPrivateRegistry", "Test-AcrSecuritySetting"],
        Controls = ["MCSB NS-2"],
        Needs = FactKinds.ContainerGroups,
        Recommendation = "Set networkRuleBypassOptions to AzureServices where container groups pull with an identity or Defender for Cloud scans "
            + "the images, and to None elsewhere.",
    };

    /// <inheritdoc/>
    protected override Func<RuleContext, Verdict> Prepare(Registry registry)
    {
        var identity = registry.Resource.Identity;
        var sku = registry.Sku;
        var facts = RegistryFacts.Of(registry);
        return context => sku.JudgePremium(
            "and network rules need Premium",
            () => Decide(facts, context.Facts.Companions.RegistryUses.Of(identity)).On(facts.NetworkRuleBypass));
    }

    private static Verdict Decide(RegistryFacts registry, RegistryUseSet uses)
    {
        var restricted = registry.IsRestricted();
        if (restricted.Holds == false) return NotApplicable("is open to all networks, so nothing has to get past its network rules");
        var bypass = registry.LetsTrustedServicesIn();
        if (restricted.Holds is null || bypass.Holds is null) return Unknown(restricted.Holds is null ? restricted.Reason : bypass.Reason);
        if (uses.Own.FirstOrDefault(use => use.ByIdentity) is { } need)
        {
            var group = $"the container group '{Redaction.Text(need.Group)}'";
            return bypass.Holds == true ? Pass($"{Open}, as {group} needs it") : Fail($"{Closed}, and {group} pulls from it with an identity");
        }

        // That nothing here needs it is likely where the run does not hold the subscription's plans and groups: no gate should close over it.
        if (bypass.Holds == true) return Unknown(Open + NoNeed) with { Severity = Severity.Low };
        return uses.Hidden.FirstOrDefault(use => use.ByIdentity) is { } hidden
            ? Unknown($"{Closed}, and the container group '{Redaction.Text(hidden.Group)}', whose registry an expression hides, may need it")
            : Pass(Closed + NoNeed);
    }
}
