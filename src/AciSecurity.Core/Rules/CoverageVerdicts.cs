using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>What it does to a verdict that not all facts are there.</summary>
internal static class CoverageVerdicts
{
    /// <summary>Why not all facts of a kind are there, as a sentence's end; null where they are, or where the source is no live one, whose
    /// gaps the rules know themselves.</summary>
    /// <param name="coverage">What is known of the kind.</param>
    /// <param name="resource">The resource that is judged.</param>
    /// <param name="what">The facts, as a plural: <c>role assignments</c>.</param>
    public static string? Gap(this Coverage coverage, ResourceIdentity resource, string what) =>
        resource.Origin.Kind != OriginKind.Live || coverage.IsComplete ? null
        : coverage.IsGathered ? $"{what} could not be read: {Redaction.Text(coverage.WhyMissing!)}"
        : $"{what} were not read";

    /// <summary>The verdict where it rests on all facts being there: what passes, or does not apply, for none is found, is unknown
    /// where not all could be read.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="gap">What <see cref="Gap"/> says.</param>
    public static Verdict Unless(this Verdict verdict, string? gap) => gap is not null && (verdict.Outcome is Outcome.Pass or Outcome.NotApplicable)
        ? verdict with { Outcome = Outcome.Unknown, Reason = $"{verdict.Reason}, as far as was read: {gap}" }
        : verdict;
}
