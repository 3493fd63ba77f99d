using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Scenario;

/// <summary>What a live audit has read, and what it knows to be all there is.</summary>
internal sealed class LiveRun
{
    public const string SubscriptionId = "00000000-0000-0000-0000-000000000001";

    public const string Subscription = "/subscriptions/" + SubscriptionId;

    public const string Group = Subscription + "/resourceGroups/r";

    private const FactKinds AllKinds = (FactKinds)0xFFFF;
    private readonly ResourceIndex _index = new();

    /// <summary>A run that has read everything there is.</summary>
    public static LiveRun Whole => new LiveRun().Gathered(AllKinds, Subscription).Gathered(AllKinds, "");

    /// <summary>A run that was refused everything.</summary>
    public static LiveRun Refused => new LiveRun().Gathered(AllKinds, Subscription, "the permission is missing").Gathered(AllKinds, "");

    /// <summary>A run that asked for nothing.</summary>
    public static LiveRun Unasked => new();

    public LiveRun With(params GivenResource[] companions)
    {
        foreach (var companion in companions) _index.Add(companion.Live());
        return this;
    }

    public LiveRun Gathered(FactKinds kinds, string scope, string? whyMissing = null)
    {
        _index.Coverage.Add(kinds, scope, whyMissing);
        return this;
    }

    /// <summary>The one verdict of a rule on a resource of the run.</summary>
    public Verdict Judge<TRule>(GivenResource resource)
        where TRule : Rule, new() =>
        Assert.Single(new TRule().Evaluate(resource.Live(), new(AciSecurity.Policies.Policy.Default, new(_index), TimeProvider.System)));
}
