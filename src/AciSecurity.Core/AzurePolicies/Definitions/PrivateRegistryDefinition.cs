using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>No image comes from a public registry.</summary>
internal static class PrivateRegistryDefinition
{
    private const string Public = "publicRegistries";
    private const string Private = "privateRegistries";

    private static readonly string[] PublicHosts =
        [.. RegistryLists.DockerHubHosts, "quay.io", "ghcr.io", "public.ecr.aws", "gcr.io", "registry.k8s.io", "registry.gitlab.com"];

    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy policy)
    {
        var isDockerHubPrivate = policy.PrivateRegistries.Contains(ImageReference.DockerHub, StringComparer.OrdinalIgnoreCase);
        return new("Aci.PrivateRegistry", "Container groups should not use images from public registries", ResourceTypes.ContainerGroup)
        {
            Description = "Images of containers and init containers do not come from Docker Hub or another registry that anyone may push to.",
            Condition = ContainerGroupAlias.AnyContainer(container => IsPublic(container, policy.PrivateRegistries.Count > 0, isDockerHubPrivate)),
            Parameters =
            [
                new(Public, "Public registries", "Hosts of registries that anyone may push to.", isDockerHubPrivate ? PublicHosts[RegistryLists.DockerHubHosts.Count..] : PublicHosts),
                .. policy.PrivateRegistries.Count > 0
                    ? (AzurePolicyParameter[])[new(Private, "Private registries", "Hosts of registries that are private to the organisation.", policy.PrivateRegistries)]
                    : [],
            ],
            NotExpressed = ["A host that is neither known as public nor known as private is let be; Aci.ApprovedRegistry with a list of registries closes that."],
        };
    }

    private static PolicyCondition IsPublic(string container, bool hasPrivate, bool isDockerHubPrivate)
    {
        var host = ImageExpressions.FirstPart(container);
        List<PolicyCondition> kinds =
        [
            Value(host, "in", $"[{PolicyFunction.Parameter(Public)}]"),
            Value(host, "like", "*.gcr.io"),
        ];
        if (!isDockerHubPrivate) kinds.Add(ImageExpressions.HasNoHost(container));
        List<PolicyCondition> all = [Value(ImageExpressions.Image(container), "notEquals", ""), AnyOf([.. kinds])];
        if (hasPrivate) all.Add(Value(host, "notIn", $"[{PolicyFunction.Parameter(Private)}]"));
        return AllOf([.. all]);
    }
}
