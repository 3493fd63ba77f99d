using AciSecurity.Policies;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Cache rules copy from the registries that the policy approves.</summary>
internal static class CacheRuleDefinition
{
    private const string Upstreams = "approvedUpstreams";

    /// <summary>The definition; null where the policy lists no upstream.</summary>
    public static AzurePolicyDefinition? Of(Policy policy) => policy.ApprovedUpstreams.Count == 0 ? null :
        new("Acr.CacheRule", "Cache rules of container registries should have approved sources", RegistryAlias.CacheRule)
        {
            Description = "A cache rule of a registry copies from a registry, or a repository in it, that is approved.",
            Mode = "All",
            Condition = AllOf(
                Field(RegistryAlias.CacheSource, "exists", true),
                Not(AnyListed(Upstreams, "upstream", Value(Begins, "equals", true)))),
            Parameters =
            [
                new(Upstreams, "Approved upstreams", "Hosts, or hosts with the first segments of repositories, e.g. docker.io/library.",
                    RegistryLists.Beginnings(policy.ApprovedUpstreams)),
            ],
            NotExpressed =
            [
                "Whether the rule needs a credential set, and whether it has one.",
                .. RegistryLists.Domains(policy.ApprovedUpstreams).Count > 0
                    ? (string[])["Patterns of hosts that begin with *.: what comes from there counts as not approved."]
                    : [],
            ],
        };

    private static string Begins =>
        $"startsWith(concat(field('{RegistryAlias.CacheSource}'), '/'), concat(current('upstream'), '/'))";
}
