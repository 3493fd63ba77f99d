using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Images come from the registries that the policy approves.</summary>
internal static class ApprovedRegistryDefinition
{
    private const string Registries = "approvedRegistries";
    private const string Domains = "approvedDomains";
    private const string Approved = "approved";

    /// <summary>The definition; null where the policy lists no registry.</summary>
    public static AzurePolicyDefinition? Of(Policy policy)
    {
        var patterns = policy.ApprovedRegistries;
        if (patterns.Count == 0) return null;
        var domains = RegistryLists.Domains(patterns);
        var isDockerHub = patterns.Any(pattern => pattern.RepositoryPrefix.Length == 0 && RegistryLists.IsDockerHub(pattern));
        return new("Aci.ApprovedRegistry", "Container groups should use images from approved registries only", ResourceTypes.ContainerGroup)
        {
            Description = "Images of containers and init containers come from the registries, or the repositories in them, that are approved.",
            Condition = ContainerGroupAlias.AnyContainer(container => Unapproved(container, domains.Count > 0, isDockerHub)),
            Parameters =
            [
                new(Registries, "Approved registries", "Hosts, or hosts with the first segments of repositories, e.g. contoso.azurecr.io/approved.", RegistryLists.Beginnings(patterns)),
                .. domains.Count > 0
                    ? (AzurePolicyParameter[])[new(Domains, "Approved domains", "Domains below which every host is approved, with the dot before them, e.g. .contoso.com.", domains)]
                    : [],
            ],
            NotExpressed =
            [
                "Who may push to an approved registry, and what an image that carries its name really holds.",
                "An official image of Docker Hub that is named with the host and without library/ counts as not approved.",
            ],
        };
    }

    private static PolicyCondition Unapproved(string container, bool hasDomains, bool isDockerHub)
    {
        List<PolicyCondition> approvals = [AnyListed(Registries, Approved, Value(Begins(container), "equals", true))];
        if (hasDomains) approvals.Add(AnyListed(Domains, Approved, Value(IsBelow(container), "equals", true)));
        if (isDockerHub) approvals.Add(ImageExpressions.HasNoHost(container));
        return AllOf(
            Value(ImageExpressions.Image(container), "notEquals", ""),
            Not(AnyOf([.. approvals])));
    }

    private static string Begins(string container) =>
        $"startsWith({ImageExpressions.Repository(container)}, concat({PolicyFunction.Current(Approved)}, '/'))";

    /// <summary>The host ends in the domain, and what follows the host begins with what follows the domain. Without a slash there is
    /// no host.</summary>
    private static string IsBelow(string container)
    {
        var domain = $"first(split({PolicyFunction.Current(Approved)}, '/'))";
        var prefix = $"concat(skip({PolicyFunction.Current(Approved)}, length({domain})), '/')";
        var host = ImageExpressions.FirstPart(container);
        var rest = $"skip({ImageExpressions.Repository(container)}, length({host}))";
        return $"and(contains({ImageExpressions.Image(container)}, '/'), endsWith({host}, {domain}), startsWith({rest}, {prefix}))";
    }
}
