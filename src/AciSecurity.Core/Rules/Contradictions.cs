using AciSecurity.Findings;

namespace AciSecurity.Rules;

/// <summary>Decides by a list of what must not be so: all that is so is said; what may be so makes the verdict Unknown.</summary>
internal static class Contradictions
{
    /// <summary>The verdict on what was examined.</summary>
    /// <param name="examined">What must not be so, each with the words for it, as a phrase that follows the resource's name.</param>
    /// <param name="none">What is said where none is so.</param>
    public static Verdict Judge(IEnumerable<(Claim Claim, string Words)> examined, string none)
    {
        var all = examined.ToList();
        var found = all.FindAll(item => item.Claim.Holds == true);
        if (found.Count > 0) return new(Outcome.Fail, string.Join("; it ", found.Select(item => item.Words).Distinct()));
        var unknown = all.Find(item => item.Claim.Holds is null);
        return unknown.Words is null ? new(Outcome.Pass, none) : new(Outcome.Unknown, $"may be one that {unknown.Words}: {unknown.Claim.Reason}");
    }
}
