using System.Runtime.InteropServices;
using System.Text.Json;

namespace AciSecurity.Resources;

/// <summary>An element of a resource's JSON whose members, items and text are read once, however many rules ask for them.</summary>
/// <remarks>Not thread-safe, as a resource is judged by one run.</remarks>
internal sealed class JsonPlace(JsonElement element)
{
    private List<Named>? _members;
    private JsonPlace[]? _items;
    private string? _text;

    /// <summary>The element.</summary>
    public JsonElement Element => element;

    /// <summary>What stands here.</summary>
    public JsonValueKind Kind => element.ValueKind;

    /// <summary>The text of a string; null where it is no string, or no text.</summary>
    public string? Text => _text ??= element.Text();

    /// <summary>The members of an object that have a name, in their order.</summary>
    public IEnumerable<(string Name, JsonPlace Value)> Members
    {
        get
        {
            for (var at = 0; at < Named.Of(this).Length; at++) yield return (_members![at].Name, PlaceAt(at));
        }
    }

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<JsonPlace> Items => _items ??= element.ValueKind == JsonValueKind.Array ? ReadItems() : [];

    /// <summary>The member of an object by its name as written, the last of several, or else without regard to case, the first
    /// of several; null where there is none.</summary>
    public JsonPlace? Find(string name)
    {
        var members = Named.Of(this);
        for (var at = members.Length - 1; at >= 0; at--)
        {
            if (members[at].Name == name) return PlaceAt(at);
        }

        for (var at = 0; at < members.Length; at++)
        {
            if (members[at].Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return PlaceAt(at);
        }

        return null;
    }

    /// <summary>Whether the object names this member twice, in the same letter case or another.</summary>
    public bool Repeats(string name) => Members.Count(member => name.Equals(member.Name, StringComparison.OrdinalIgnoreCase)) > 1;

    private JsonPlace PlaceAt(int member)
    {
        ref var named = ref Named.Of(this)[member];
        return named.Place ??= new(named.Element);
    }

    private JsonPlace[] ReadItems()
    {
        var items = new JsonPlace[element.GetArrayLength()];
        var at = 0;
        foreach (var item in element.EnumerateArray()) items[at++] = new(item);
        return items;
    }

    /// <summary>A member, whose place is made when somebody asks for it: rules ask for few.</summary>
    private record struct Named(string Name, JsonElement Element)
    {
        public JsonPlace? Place;

        public static Span<Named> Of(JsonPlace place) => CollectionsMarshal.AsSpan(place._members ??= Read(place.Element));

        private static List<Named> Read(JsonElement element)
        {
            var members = new List<Named>();
            if (element.ValueKind != JsonValueKind.Object) return members;
            foreach (var member in element.EnumerateObject())
            {
                if (JsonMembers.NameOf(member) is { } name) members.Add(new(name, member.Value));
            }

            return members;
        }
    }
}
