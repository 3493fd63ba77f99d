using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>A rule that must know other resources of the run: it is decided when these are read.</summary>
/// <remarks>A resource is not kept until then, for a run may read very many. The rule takes from it what it needs.</remarks>
public abstract class CompanionRule : Rule
{
    /// <summary>How much must be read before it can be decided: what crosses subscriptions is known at the end of the run.</summary>
    public FactScope Closes => Metadata.Needs.Closes();

    /// <inheritdoc/>
    public sealed override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context) => Prepare(resource).DecideAll(context).Verdicts;

    /// <summary>Decides at once where the resource alone decides, and takes from it what the decision needs otherwise. What waits
    /// must not hold the resource or a view over it: settings and the resource's identity only.</summary>
    public abstract PendingVerdicts Prepare(Resource resource);

    /// <summary>What is known already.</summary>
    protected static PendingVerdicts Now(Verdict verdict) => PendingVerdicts.Now(verdict);

    /// <summary>What is decided when all that the rule needs is read.</summary>
    protected PendingVerdicts Later(Func<RuleContext, Verdict> decide) => PendingVerdicts.When(Closes, decide);
}
