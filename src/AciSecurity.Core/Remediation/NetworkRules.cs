using System.Text.Json.Nodes;

namespace AciSecurity.Remediation;

/// <summary>The network rules of a registry: a request that has some of them must have all.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/containerregistry/registries/update: lists in a PATCH replace what is there.</remarks>
internal static class NetworkRules
{
    /// <summary>Where they stand.</summary>
    public const string Path = "properties.networkRuleSet";

    /// <summary>What happens to networks that no rule names: Allow or Deny.</summary>
    public const string DefaultAction = Path + ".defaultAction";

    /// <summary>The rules by address.</summary>
    public const string Addresses = Path + ".ipRules";

    /// <summary>All rules of a registry, to be written again.</summary>
    public static JsonObject Whole(JsonObject registry) => registry.At(Path)?.DeepClone() as JsonObject ?? new() { ["defaultAction"] = "Allow", ["ipRules"] = new JsonArray() };

    /// <summary>The rules by address with some more, and without others.</summary>
    /// <param name="rules">The rules that are there; null where there are none.</param>
    /// <param name="add">Addresses and ranges to let in.</param>
    /// <param name="remove">Addresses and ranges to let in no more.</param>
    public static JsonArray Merge(JsonNode? rules, IEnumerable<string> add, IEnumerable<string> remove)
    {
        var values = (rules as JsonArray ?? []).Select(rule => rule.At("value")?.ToString()).OfType<string>();
        var all = values.Concat(add.Select(Normal)).Distinct(StringComparer.OrdinalIgnoreCase).Except(remove.Select(Normal), StringComparer.OrdinalIgnoreCase);
        return new([.. all.Select(value => new JsonObject { ["action"] = "Allow", ["value"] = value })]);
    }

    /// <summary>An address as Azure writes it: a range of one is that one.</summary>
    private static string Normal(string address) => address.EndsWith("/32", StringComparison.Ordinal) ? address[..^3] : address;
}
