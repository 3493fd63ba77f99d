using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>What a volume clones is pinned, and comes over HTTPS without credentials.</summary>
internal static class GitRepoVolumeDefinition
{
    private const string Repository = ContainerGroupAlias.Volumes + ".gitRepo.repository";
    private const string Revision = ContainerGroupAlias.Volumes + ".gitRepo.revision";

    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy _) =>
        new("Aci.GitRepoVolume", "Container groups should clone pinned Git repositories only", ResourceTypes.ContainerGroup)
        {
            Description = "A gitRepo volume names a commit, and a repository by an https URL without credentials.",
            Condition = AnyElement(ContainerGroupAlias.Volumes, AllOf(
                Field(Repository, "exists", true),
                AnyOf(
                    Field(Repository, "notLike", "https://*"),
                    Field(Repository, "contains", "@"),
                    Value($"length({PolicyFunction.CurrentText(Revision)})", "notEquals", 40)))),
            NotExpressed = ["That the 40 characters of a revision are a commit's digits, for there are no regular expressions."],
        };
}
