using AciSecurity.Policies;
using AciSecurity.Resources;
using static AciSecurity.AzurePolicies.Conditions;

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

    private static PolicyCondition HasNoDigest(string container) => AllOf(
        Value(ImageExpressions.Image(container), "notEquals", ""),
        Value(ImageExpressions.Image(container), "notContains", "@sha256:"));

    private static PolicyCondition HasNoTag(string container) => AllOf(
        HasNoDigest(container),
        AnyOf(
            Value($"last(split({ImageExpressions.Image(container)}, '/'))", "notContains", ":"),
            Value(ImageExpressions.Image(container), "like", "*:latest")));
}
