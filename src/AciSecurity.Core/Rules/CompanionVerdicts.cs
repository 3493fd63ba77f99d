using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>Decides by the companions of a resource: the best of them counts, and none is a failure only where one would be seen.</summary>
internal static class CompanionVerdicts
{
    /// <summary>The verdict of the best companion, or what it means that there is none.</summary>
    /// <param name="companions">What the run knows.</param>
    /// <param name="resource">The resource that is judged.</param>
    /// <param name="what">What is looked for, without article: <c>diagnostic setting</c>.</param>
    /// <param name="judge">Judges one companion.</param>
    /// <param name="coverage">Whether all of them are known.</param>
    /// <param name="about">What ties it to the resource, and an expression may hide.</param>
    public static Verdict Best(
        this CompanionSet<Resource> companions, ResourceIdentity resource, string what, Func<Resource, Verdict> judge, Coverage coverage, string about = "scope")
    {
        var verdicts = companions.Own.Select(judge).ToList();
        var best = verdicts.Find(verdict => verdict.Outcome == Outcome.Pass) ?? verdicts.Find(verdict => verdict.Outcome == Outcome.Unknown);
        if (best is not null) return best;
        if (companions.IsElsewhere) return new(Outcome.Unknown, $"may have the {what} that another deployment of this run declares for a resource of its name");
        if (companions.IsHidden) return new(Outcome.Unknown, $"may be meant by a {what} whose {about} an expression hides");
        if (coverage.IsGathered && coverage.Gap(resource, $"{what}s") is { } gap)
        {
            return verdicts.Count > 0
                ? verdicts[0] with { Outcome = Outcome.Unknown, Reason = $"{verdicts[0].Reason}, and may have another {what}: {gap}" }
                : new(Outcome.Unknown, $"may have a {what}: {gap}");
        }

        if (verdicts.Count > 0) return verdicts[0];
        if (coverage.IsComplete) return new(Outcome.Fail, $"has no {what}");
        return resource.Origin.Kind == OriginKind.Template
            ? new(Outcome.Fail, $"has no {what}: not declared in these files")
            : new(Outcome.Unknown, $"may have a {what}: this source carries none");
    }
}
