using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.AzurePolicies.Definitions;

/// <summary>Images are named by digest, or as the policy may say, by a tag that is not made to move.</summary>
internal static class ImagePinnedDefinition
{
    /// <summary>The definition.</summary>
    public static AzurePolicyDefinition Of(Policy policy) =>
        new("Aci.ImagePinned", "Container groups should pin their images", ResourceTypes.ContainerGroup)
        {
            Description = policy.Pinning == Pinning.Digest
                ? "Images of containers and init containers are named by their SHA-256 digest."
                : "Images of containers and init containers are named by a tag other than latest, or by their digest.",
            Condition = ContainerGroupAlias.AnyContainer(policy.Pinning == Pinning.Digest ? HasNoDigest : HasNoTag),
            NotExpressed = ["That 64 hexadecimal digits in lower case follow sha256:, for there are no regular expressions."],
        };

    private static PolicyCondition HasNoDigest(string container) => new PolicyCondition.AllOf(
        new PolicyCondition.Value(ImageExpressions.Image(container), "notEquals", ""),
        new PolicyCondition.Value(ImageExpressions.Image(container), "notContains", "@sha256:"));

    private static PolicyCondition HasNoTag(string container) => new PolicyCondition.AllOf(
        HasNoDigest(container),
        new PolicyCondition.AnyOf(
            new PolicyCondition.Value($"last(split({ImageExpressions.Image(container)}, '/'))", "notContains", ":"),
            new PolicyCondition.Value(ImageExpressions.Image(container), "like", "*:latest")));
}
