using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>A rule that must know other resources of the run: it is decided when all of the run is read.</summary>
/// <remarks>A resource is not kept until then, for a run may read very many. The rule takes from it what it needs.</remarks>
public abstract class CompanionRule : Rule
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context) => Prepare(resource)(context);

    /// <summary>Takes from the resource what the decision needs. What is returned is kept until the end of the run, so it
    /// must not hold the resource or a view over it: settings and the resource's identity only.</summary>
    public abstract PendingVerdicts Prepare(Resource resource);
}
