using System.Reflection;
using AciSecurity.Policies;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Scenario;

/// <summary>Of a rule a resource that passes, and the setting that decides that. Each class of rule tests has one, in a static
/// property <c>Deciding</c>.</summary>
/// <param name="Resource">The resource, made anew each time.</param>
/// <param name="Path">The path of the setting: with an expression there, or above it, the rule must not pass.</param>
internal sealed record Deciding(GivenResource Resource, string Path)
{
    /// <summary>The policy under which it passes.</summary>
    public Policy Policy { get; init; } = Policy.Default;

    /// <summary>The companion that holds the setting; null where the resource itself does.</summary>
    public GivenResource? Companion { get; init; }

    /// <summary>More companions with which it passes.</summary>
    public IReadOnlyList<Resource> Companions { get; init; } = [];

    /// <summary>The verdicts of <paramref name="rule"/>, with <paramref name="expression"/> at a place where there is one.</summary>
    public List<Verdict> JudgedBy(Rule rule, Baseline baseline, string? place = null, string? expression = null)
    {
        if (place is not null) (Companion ?? Resource).With(place, expression);
        IEnumerable<Resource> companions = Companion is null ? Companions : Companions.Append(Companion);
        return Judging.Judge(rule, Resource, Policy with { Baseline = baseline }, [.. companions]);
    }

    /// <summary>What the test class of <paramref name="rule"/> names.</summary>
    public static Deciding Of(Rule rule)
    {
        var property = TestClassOf(rule).GetProperty("Deciding", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
        return (Deciding?)property?.GetValue(null)
            ?? throw new InvalidOperationException($"{rule.GetType().Name}Tests has no static property Deciding.");
    }

    /// <summary>The test class of a rule: rules of two areas may have the same name.</summary>
    public static Type TestClassOf(Rule rule) =>
        typeof(Deciding).Assembly.GetTypes().Single(type => type.Name == rule.GetType().Name + "Tests" && type.Namespace == "AciSecurity.Core.Tests." + AreaOf(rule));

    /// <summary>The namespace of a rule without the module's name: <c>Rules.ContainerInstances</c>.</summary>
    public static string AreaOf(Rule rule) => rule.GetType().Namespace!["AciSecurity.".Length..];
}
