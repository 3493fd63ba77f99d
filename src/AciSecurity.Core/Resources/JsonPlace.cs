using System.Text.Json;

namespace AciSecurity.Resources;

/// <summary>An element of a resource's JSON whose members, items and text are read once, however many rules ask for them.</summary>
/// <remarks>Not thread-safe, as a resource is judged by one run.</remarks>
internal sealed class JsonPlace(JsonElement element)
{
    private (string Name, JsonPlace Value)[]? _members;
    private JsonPlace[]? _items;
    private string? _text;

    /// <summary>The element.</summary>
    public JsonElement Element => element;

    /// <summary>What stands here.</summary>
    public JsonValueKind Kind => element.ValueKind;

    /// <summary>The text of a string; null where it is no string, or no text.</summary>
    public string? Text => _text ??= element.Text();

    /// <summary>The members of an object that have a name, in their order.</summary>
    public IReadOnlyList<(string Name, JsonPlace Value)> Members => AllMembers;

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<JsonPlace> Items =>
        _items ??= element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().Select(item => new JsonPlace(item))] : [];

    private (string Name, JsonPlace Value)[] AllMembers =>
        _members ??= element.ValueKind == JsonValueKind.Object ? [.. element.NamedMembers().Select(member => (member.Name, new JsonPlace(member.Value)))] : [];

    /// <summary>The member of an object by its name as written, the last of several, or else without regard to case, the first
    /// of several; null where there is none.</summary>
    public JsonPlace? Find(string name)
    {
        var members = AllMembers;
        for (var at = members.Length - 1; at >= 0; at--)
        {
            if (members[at].Name == name) return members[at].Value;
        }

        foreach (var member in members)
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return member.Value;
        }

        return null;
    }

    /// <summary>Whether the object names this member twice, in the same letter case or another.</summary>
    public bool Repeats(string name) => AllMembers.Count(member => name.Equals(member.Name, StringComparison.OrdinalIgnoreCase)) > 1;
}
