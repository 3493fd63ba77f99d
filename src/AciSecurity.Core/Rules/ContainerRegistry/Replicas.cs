using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>Decides whether a registry is replicated to another region.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication</remarks>
internal static class Replicas
{
    /// <summary>Pass where there is a replica; what it means that there is none hangs on the source.</summary>
    public static Verdict Judge(ResourceIdentity registry, RuleContext context) =>
        context.Facts.Companions.Replications.Of(registry).Best(registry, "replica", Judge);

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
