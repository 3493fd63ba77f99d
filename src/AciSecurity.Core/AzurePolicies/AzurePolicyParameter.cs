using System.Text.Json.Nodes;

namespace AciSecurity.AzurePolicies;

/// <summary>A list of texts that an assignment may give in place of the default.</summary>
/// <param name="Name">Its name, which means the same list in every definition of the initiative.</param>
/// <param name="DisplayName">What the portal calls it.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Default">The list that counts where an assignment gives none.</param>
internal sealed record AzurePolicyParameter(string Name, string DisplayName, string Description, IReadOnlyList<string> Default)
{
    /// <summary>The parameter's declaration.</summary>
    public JsonObject ToJson() => new()
    {
        ["type"] = "Array",
        ["metadata"] = new JsonObject { ["displayName"] = DisplayName, ["description"] = Description },
        ["defaultValue"] = PolicyCondition.Json(Default),
    };
}
