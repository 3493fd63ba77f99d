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
        Needs = FactKinds.ContainerGroups | FactKinds.DefenderPlans,
        Recommendation = "Set networkRuleBypassOptions to AzureServices where container groups pull with an identity or Defender for Cloud scans "
            + "the images, and to None elsewhere.",
    };

    /// <inheritdoc/>
    protected override PendingVerdicts Prepare(Registry registry)
    {
        var identity = registry.Resource.Identity;
        var sku = registry.Sku;
        var facts = RegistryFacts.Of(registry);
        if (sku.IsBelowPremium() || ByItself(facts) is not null) return Now(Judge(sku, facts, () => ByItself(facts) ?? Pass()));

        // The plans are known with the subscription, and who pulls with the run.
        return PendingVerdicts.Then(FactScope.Subscription, context =>
        {
            var scans = context.Facts.Companions.DefenderPlans.ScansRegistries(identity);
            var gap = context.Facts.CoverageOf(FactKinds.DefenderPlans, identity).Gap(identity, "the plans of Microsoft Defender");
            return Later(run => Judge(sku, facts, () => Decide(facts.LetsTrustedServicesIn().Holds == true, identity, run.Facts, new(scans, gap))));
        });
    }

    private static Verdict Judge(Setting<string> sku, RegistryFacts registry, Func<Verdict> premium) =>
        sku.JudgePremium("and network rules need Premium", () => premium().On(registry.NetworkRuleBypass));

    /// <summary>What the registry decides by itself; null where others do.</summary>
    private static Verdict? ByItself(RegistryFacts registry)
    {
        var restricted = registry.IsRestricted();
        if (restricted.Holds == false) return NotApplicable("is open to all networks, so nothing has to get past its network rules");
        var bypass = registry.LetsTrustedServicesIn();
        if (restricted.Holds is null || bypass.Holds is null) return Unknown(restricted.Holds is null ? restricted.Reason : bypass.Reason);
        return null;
    }

    private static Verdict Decide(bool isOpen, ResourceIdentity registry, Facts facts, Scanning scanning)
    {
        var uses = facts.Companions.RegistryUses.Of(registry);
        if (uses.Own.FirstOrDefault(use => use.ByIdentity) is { } need)
        {
            var group = $"the container group '{Redaction.Text(need.Group)}'";
            return isOpen ? Pass($"{Open}, as {group} needs it") : Fail($"{Closed}, and {group} pulls from it with an identity");
        }

        if (scanning.IsOn.Or(false)) return isOpen ? Pass($"{Open}, as the scans of Microsoft Defender need it") : Fail($"{Closed}, and Microsoft Defender is to scan its images");
        var groups = facts.CoverageOfRun(FactKinds.ContainerGroups, registry);
        var gap = groups.Gap(registry, "container groups") ?? scanning.Gap;
        if (isOpen)
        {
            // That nothing here needs it is likely where the run does not hold the subscription's plans and groups: no gate should close over it.
            var verdict = groups.IsComplete && gap is null ? Fail(Open + NoNeed) : Unknown(Open + NoNeed + (gap is null ? "" : $", as far as was read: {gap}"));
            return verdict with { Severity = Severity.Low };
        }

        return uses.Hidden.FirstOrDefault(use => use.ByIdentity) is { } hidden
            ? Unknown($"{Closed}, and the container group '{Redaction.Text(hidden.Group)}', whose registry an expression hides, may need it")
            : Pass(Closed + NoNeed).Unless(gap);
    }

    /// <summary>Whether Microsoft Defender scans the registry's images, as far as the plans of the subscription are known.</summary>
    private sealed record Scanning(Setting<bool> IsOn, string? Unread)
    {
        /// <summary>Why nobody knows it; null where somebody does.</summary>
        public string? Gap => Unread ?? (IsOn.IsUnresolved ? $"whether Microsoft Defender scans registries {IsOn.Reason}" : null);
    }
}
