using AciSecurity.Resources;

namespace AciSecurity.Credentials;

/// <summary>A place of a container group where Azure expects a secret, and something stands.</summary>
/// <param name="Name">What it is called in a sentence.</param>
/// <param name="Node">What stands there, or above it where an expression hides it.</param>
/// <param name="IsHidden">Whether an expression above it hides the place: there may be no secret at all.</param>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups</remarks>
internal sealed record SecretPlace(string Name, Node Node, bool IsHidden)
{
    private static readonly string[][] InContainers =
    [
        ["containers", "[]", "properties", "environmentVariables", "[]", "secureValue"],
        ["initContainers", "[]", "properties", "environmentVariables", "[]", "secureValue"],
    ];

    private static readonly string[][] Others =
    [
        ["imageRegistryCredentials", "[]", "password"],
        ["diagnostics", "logAnalytics", "workspaceKey"],
        ["volumes", "[]", "azureFile", "storageAccountKey"],
        ["volumes", "[]", "secret", "*"],
        ["extensions", "[]", "properties", "protectedSettings", "*"],
    ];

    /// <summary>The places of a group or profile.</summary>
    public static IEnumerable<SecretPlace> Of(Resource resource) =>
        InContainers.Concat(Others).SelectMany(steps => Find(resource.Properties, steps, 0, null)).DistinctBy(place => place.Node.Path?.ToString());

    /// <summary>The texts and expressions at a place and below it.</summary>
    public static IEnumerable<Node> Leaves(Node node)
    {
        if (node.IsAbsent) return [];
        if (node.Expression is null && node.AsMembers() is { IsKnown: true } members) return members.Value.SelectMany(member => Leaves(member.Value));
        if (node.Expression is null && node.AsList() is { IsKnown: true } list) return list.Value.SelectMany(Leaves);
        return node.IsUnresolved || node.AsText().IsKnown ? [node] : [];
    }

    private static IEnumerable<SecretPlace> Find(Node node, string[] steps, int at, string? name)
    {
        if (node.IsAbsent) return [];
        if (at == steps.Length) return [new(name ?? Readable(node), node, IsHidden: false)];
        if (steps[at] == "*" && node.Expression is null && !node.IsUnresolved) return Leaves(node).Select(leaf => new SecretPlace(Readable(leaf), leaf, IsHidden: false));
        if (node.IsUnresolved) return [new(Readable(node), node, IsHidden: steps[at] != "*")];
        if (steps[at] != "[]") return Find(node.Member(steps[at]), steps, at + 1, name);
        var list = node.AsList();
        return list.IsKnown
            ? list.Value.SelectMany(item => Find(item, steps, at + 1, steps[at - 1] == "environmentVariables" ? NameOf(item) : name))
            : [new(Readable(node), node, IsHidden: true)];
    }

    private static string? NameOf(Node variable) => variable.IsUnresolved ? null : variable.Member("name").AsText() is { IsKnown: true } name ? name.Value : null;

    private static string Readable(Node node) => (node.Path?.ToString() ?? "").Replace("properties.", "", StringComparison.Ordinal);
}
