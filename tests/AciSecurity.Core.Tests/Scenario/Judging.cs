using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Scenario;

/// <summary>Has rules judge resources.</summary>
internal static class Judging
{
    public static Policy Strict { get; } = new() { Baseline = Baseline.Strict };

    /// <summary>The one verdict of a rule on a resource.</summary>
    public static Verdict JudgedBy<TRule>(this GivenResource resource, Policy? policy = null, params Resource[] companions)
        where TRule : Rule, new() => Assert.Single(resource.AllJudgedBy<TRule>(policy, companions));

    /// <summary>The verdicts of a rule on a resource.</summary>
    public static List<Verdict> AllJudgedBy<TRule>(this GivenResource resource, Policy? policy = null, params Resource[] companions)
        where TRule : Rule, new() => Judge(new TRule(), resource, policy, companions);

    public static List<Verdict> Judge(Rule rule, Resource resource, Policy? policy = null, params Resource[] companions)
    {
        var index = new ResourceIndex();
        foreach (var companion in companions) index.Add(companion);
        return [.. rule.Evaluate(resource, new(policy ?? Policy.Default, new(index), TimeProvider.System))];
    }

    /// <summary>Asserts outcome and reason.</summary>
    public static void Is(this Verdict verdict, Outcome outcome, string reason) =>
        Assert.Equal((outcome, reason), (verdict.Outcome, verdict.Reason));

    /// <summary>Asserts that it is Unknown for a reason that says what is unknown.</summary>
    public static void IsUnknown(this Verdict verdict, string reason)
    {
        Assert.Equal(Outcome.Unknown, verdict.Outcome);
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
    }

    /// <summary>Asserts that it passes.</summary>
    public static void IsPass(this Verdict verdict) => Assert.True(verdict.Outcome == Outcome.Pass, verdict.ToString());

    /// <summary>Asserts that it fails for a reason that says this.</summary>
    public static void IsFail(this Verdict verdict, string reason)
    {
        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
    }
}
