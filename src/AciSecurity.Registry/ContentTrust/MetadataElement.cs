using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>A value in the metadata of a role, read strictly: what is not of the type that is asked for is a refusal.</summary>
/// <param name="Json">The value, whose strings are known to be Unicode.</param>
/// <param name="Role">Whose metadata it stands in.</param>
internal readonly partial record struct MetadataElement(JsonElement Json, string Role)
{
    /// <summary>A member of an object that must be there.</summary>
    public MetadataElement Member(string name) => Optional(name) ?? throw Refusal($"it has no {name}.");

    /// <summary>A member of an object; null where it is absent or null, which notary writes for what is empty.</summary>
    public MetadataElement? Optional(string name) =>
        Of(JsonValueKind.Object, "an object").TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
            ? new(member, Role)
            : null;

    /// <summary>The members of an object.</summary>
    public IEnumerable<KeyValuePair<string, MetadataElement>> Members()
    {
        var role = Role;
        return Of(JsonValueKind.Object, "an object").EnumerateObject()
            .Select(member => KeyValuePair.Create(member.Name, new MetadataElement(member.Value, role)));
    }

    /// <summary>The items of a list.</summary>
    public IEnumerable<MetadataElement> Items()
    {
        var role = Role;
        return Of(JsonValueKind.Array, "a list").EnumerateArray().Select(item => new MetadataElement(item, role));
    }

    /// <summary>A text.</summary>
    public string Text() => Of(JsonValueKind.String, "a text").GetString()!;

    /// <summary>An integer of at least <paramref name="least"/>.</summary>
    public long Integer(long least) =>
        Of(JsonValueKind.Number, "a number").TryGetInt64(out var number) && number >= least
            ? number
            : throw Refusal(string.Create(CultureInfo.InvariantCulture, $"it has a number that is no integer of at least {least}."));

    /// <summary>Bytes, written in base64 without white space.</summary>
    public byte[] Bytes()
    {
        var text = Text();
        var bytes = new byte[text.Length / 4 * 3];
        return Convert.TryFromBase64String(text, bytes, out var length) && Convert.ToBase64String(bytes, 0, length) == text
            ? bytes[..length]
            : throw Refusal("it has bytes that are not written in base64.");
    }

    /// <summary>A time, by RFC 3339, with its offset: one without would mean another time on each machine.</summary>
    public DateTimeOffset Time() =>
        TimePattern().IsMatch(Text()) && Json.TryGetDateTimeOffset(out var time) ? time : throw Refusal("it has a time that is not written by RFC 3339.");

    /// <summary>Refuses the metadata for its form.</summary>
    public ContentTrustRefusedException Refusal(string what) => new(Role, ContentTrustRule.Form, $"The metadata of {Role} is malformed: {what}");

    private JsonElement Of(JsonValueKind kind, string called) =>
        Json.ValueKind == kind ? Json : throw Refusal($"what should be {called} is none.");

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})\z", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex TimePattern();
}
