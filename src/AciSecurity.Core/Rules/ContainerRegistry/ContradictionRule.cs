using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>Settings of a registry that exclude each other make its deployment fail, or one of them useless; and what it deletes
/// container groups may still pull.</summary>
/// <remarks>Each contradiction is documented: see the rule's page.
/// https://learn.microsoft.com/azure/container-registry/container-registry-retention-policy</remarks>
public sealed class ContradictionRule : RegistryCompanionRule
{
    private const string None = "has no settings that contradict each other or the container groups of this run";

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.Contradiction", "Registry contradicts neither itself nor its container groups")
    {
        Severity = Severity.Medium,
        Section = Section.PrivateRegistry | Section.Credentials,
        ResourceTypes = RegistryTypes,
        Needs = FactKinds.ContainerGroups,
        Recommendation = "Of the settings that the reason names decide for one, and unset the other.",
    };

    /// <inheritdoc/>
    protected override PendingVerdicts Prepare(Registry registry)
    {
        var identity = registry.Resource.Identity;
        var settings = new RegistryFeatures(registry);
        var (own, retention) = (settings.Contradictions.Where(item => item.Claim.Holds != false).ToList(), settings.Retention);
        if (retention.Holds == false) return Now(Contradictions.Judge(own, None));
        return Later(context =>
        {
            var gap = context.Facts.CoverageOfRun(FactKinds.ContainerGroups, identity).Gap(identity, "container groups");
            return Contradictions.Judge([.. own, ByDigest(retention, context.Facts.Companions.RegistryUses.Of(identity), gap)], None);
        });
    }

    private static (Claim Claim, string Words) ByDigest(Claim retention, RegistryUseSet uses, string? gap)
    {
        var own = uses.Own.FirstOrDefault(use => use.ByDigest);
        var use = own ?? uses.Hidden.FirstOrDefault(use => use.ByDigest);
        if (use is null && gap is not null) return (retention.And(new(null, gap)), "deletes untagged manifests, though a container group pulls by digest");
        if (use is null) return (Claim.Known(false), "");
        var group = Redaction.Text(use.Group);
        var pulls = own is null ? new(null, $"an expression hides the registry of the container group '{group}'") : Claim.Known(true);
        return (retention.And(pulls), $"deletes untagged manifests, though the container group '{group}' pulls by digest");
    }
}
