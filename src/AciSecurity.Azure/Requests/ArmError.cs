using System.Text.Json;
using System.Text.RegularExpressions;

namespace AciSecurity.Azure.Requests;

/// <summary>What Resource Manager says when it refuses: in more than one shape.</summary>
/// <remarks>The common types of the REST specifications wrap it in <c>error</c> (https://learn.microsoft.com/rest/api/azure/#error-response); the
/// activity log and others do not, and some write <c>Error</c>.</remarks>
internal sealed partial record ArmError(string Code, string Message)
{
    /// <summary>An answer that says nothing.</summary>
    public static ArmError Empty { get; } = new("", "");

    /// <summary>The action that the caller lacks, as the message names it; null where it does not.</summary>
    public string? MissingAction => Action().Match(Message) is { Success: true } match ? match.Groups["action"].Value : null;

    /// <summary>Reads an answer's body.</summary>
    public static ArmError Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return Empty;
            var error = Member(root, "error") is { ValueKind: JsonValueKind.Object } inner ? inner : root;
            return new(Text(error, "code"), Text(error, "message"));
        }
        catch (JsonException)
        {
            return Empty;
        }
    }

    private static JsonElement? Member(JsonElement element, string name)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return member.Value;
        }

        return null;
    }

    // A code is a word: anything else is not repeated, for it may be of a proxy's making.
    private static string Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";

    [GeneratedRegex(@"perform action '(?<action>[A-Za-z0-9./*]{1,200})'", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Action();
}
