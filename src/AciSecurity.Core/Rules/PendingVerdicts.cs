namespace AciSecurity.Rules;

/// <summary>What a <see cref="CompanionRule"/> says of a resource: at once, or when a scope is read to its end.</summary>
/// <remarks>A decision may have steps: one that needs facts of the subscription and of the run takes the former when the
/// subscription is closed, so that they need not be kept.</remarks>
public sealed class PendingVerdicts
{
    // One of two kinds of functions: a run holds very many of these, and one function inside another would double each.
    private readonly Delegate? _decide;

    private PendingVerdicts(IReadOnlyList<Verdict> verdicts, FactScope closes, Delegate? decide) =>
        (Verdicts, Closes, _decide) = (verdicts, closes, decide);

    /// <summary>The verdicts; empty until it is decided, and at least one then.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; }

    /// <summary>Whether nothing has to be waited for.</summary>
    public bool IsDecided => _decide is null;

    /// <summary>What has to be read before the next step.</summary>
    public FactScope Closes { get; }

    /// <summary>What is known already.</summary>
    public static PendingVerdicts Now(params IReadOnlyList<Verdict> verdicts) => new(verdicts, FactScope.Subscription, null);

    /// <summary>What is decided when a scope is closed.</summary>
    /// <param name="closes">The scope.</param>
    /// <param name="decide">Decides. It is kept until then, so it must not hold the resource.</param>
    public static PendingVerdicts When(FactScope closes, Func<RuleContext, Verdict> decide) => new([], closes, decide);

    /// <summary>What goes one step further when a scope is closed.</summary>
    /// <param name="closes">The scope.</param>
    /// <param name="next">Takes what it needs of the scope.</param>
    public static PendingVerdicts Then(FactScope closes, Func<RuleContext, PendingVerdicts> next) => new([], closes, next);

    /// <summary>The next step, now that its scope is closed.</summary>
    public PendingVerdicts Decide(RuleContext context) => _decide switch
    {
        null => this,
        Func<RuleContext, Verdict> decide => Now(decide(context)),
        _ => ((Func<RuleContext, PendingVerdicts>)_decide)(context),
    };

    /// <summary>The end of all steps, where everything is known.</summary>
    public PendingVerdicts DecideAll(RuleContext context)
    {
        var pending = this;
        while (!pending.IsDecided) pending = pending.Decide(context);
        return pending;
    }
}
