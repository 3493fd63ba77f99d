using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>Decides whether a registry is replicated to another region.</summary>
/// <remarks>Azure lists the registry's own region among the replicas of a Premium registry; it is none.
/// https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication</remarks>
internal static class Replicas
{
    /// <summary>Pass where there is a replica; what it means that there is none hangs on the source.</summary>
    public static Verdict Judge(ResourceIdentity registry, RuleContext context)
    {
        var all = context.Facts.Companions.Replications.Of(registry);
        var others = all with { Own = [.. all.Own.Where(replica => !IsHome(replica, registry))] };
        return others.Best(registry, "replica", Judge, context.Facts.CoverageOf(FactKinds.Replications, registry));
    }

    private static bool IsHome(Resource replica, ResourceIdentity registry) =>
        registry.Location is { } home && replica.Root.Member("location").AsText() is { IsKnown: true } location && Code(location.Value) == Code(home);

    /// <summary><c>West Europe</c> is the display name of <c>westeurope</c>.</summary>
    private static string Code(string region) => region.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private static Verdict Judge(Resource replica)
    {
        var name = Redaction.Text(replica.Name);
        var condition = replica.Root.Member("condition").AsBoolean();
        var verdict = condition.IsUnresolved
            ? new Verdict(Outcome.Unknown, $"has the replica '{name}', and its condition {condition.Reason}")
            : new Verdict(Outcome.Pass, $"has the replica '{name}'");
        return verdict with { Evidence = [new(replica.Type, name)] };
    }
}
