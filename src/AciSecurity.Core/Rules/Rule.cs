using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>One control: what is said about it, and one pure function that decides it.</summary>
/// <remarks>A rule does no I/O, reads no clock but its context's, and keeps no state: the same input gives the same verdicts.</remarks>
public abstract class Rule
{
    /// <summary>What is said about the rule.</summary>
    public abstract RuleMetadata Metadata { get; }

    /// <summary>Decides the rule for one resource of the types it judges; at least one verdict.</summary>
    public abstract IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context);

    /// <summary>The resource meets the rule.</summary>
    protected static Verdict Pass() => Pass("meets the rule");

    /// <summary>The resource meets the rule, for a reason worth saying.</summary>
    protected static Verdict Pass(string reason) => new(Outcome.Pass, reason);

    /// <summary>The resource does not meet the rule.</summary>
    protected static Verdict Fail(string reason) => new(Outcome.Fail, reason);

    /// <summary>It cannot be decided.</summary>
    protected static Verdict Unknown(string reason) => new(Outcome.Unknown, reason);

    /// <summary>The rule has nothing to say here.</summary>
    protected static Verdict NotApplicable(string reason) => new(Outcome.NotApplicable, reason);
}
