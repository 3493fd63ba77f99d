using AciSecurity.Policies;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Cache rules copy from the registries that the policy approves, and sign in there.</summary>
internal static class CacheRuleDefinition
{
    private const string Upstreams = "approvedUpstreams";
    private const string Source = RegistryAlias.CacheSource;

    /// <summary>Registries that take no credentials, or to which an identity signs in.</summary>
    private static readonly string[] OtherSignIns = ["mcr.microsoft.com", "public.ecr.aws", "gcr.io", "*-docker.pkg.dev", "*.azurecr.io", "*.azurecr.us", "*.azurecr.cn"];

    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy policy)
    {
        var approved = policy.ApprovedUpstreams;
        return new("Acr.CacheRule", "Cache rules of container registries should have approved sources and sign in there", RegistryAlias.CacheRule)
        {
            Description = "A cache rule of a registry has a credential set where its source takes one, and copies from an approved registry if the policy lists any.",
            Mode = "All",
            Condition = AllOf(Field(Source, "exists", true), approved.Count == 0 ? IsAnonymous : AnyOf(IsAnonymous, Not(IsApproved))),
            Parameters = approved.Count == 0 ? [] :
            [
                new(Upstreams, "Approved upstreams", "Hosts, or hosts with the first segments of repositories, e.g. docker.io/library.", RegistryLists.Beginnings(approved)),
            ],
            NotExpressed =
            [
                "Whether an identity signs in to an Azure Container Registry or to Google's.",
                .. RegistryLists.Domains(approved).Count > 0
                    ? (string[])["Patterns of hosts that begin with *.: what comes from there counts as not approved."]
                    : [],
            ],
        };
    }

    private static PolicyCondition IsAnonymous => AllOf(
    [
        Field(RegistryAlias.CacheCredential, "exists", false),
        .. OtherSignIns.Select(host => Value($"first(split(coalesce(field('{Source}'), ''), '/'))", host.StartsWith('*') ? "notLike" : "notEquals", host)),
    ]);

    private static PolicyCondition IsApproved =>
        AnyListed(Upstreams, "upstream", Value($"startsWith(concat(field('{Source}'), '/'), concat(current('upstream'), '/'))", "equals", true));
}
