using System.Text.Json;

namespace AciSecurity.Resources;

/// <summary>Reads names and texts of JSON that is not all Unicode: JSON can spell half a surrogate pair, which has no text.</summary>
internal static class JsonMembers
{
    /// <summary>The member of an object by its name as written, or else without regard to case.</summary>
    public static bool Find(this JsonElement element, string name, out JsonElement value)
    {
        if (FindAsWritten(element, name, out value)) return true;
        foreach (var member in element.EnumerateObject())
        {
            if (!name.Equals(NameOf(member), StringComparison.OrdinalIgnoreCase)) continue;
            value = member.Value;
            return true;
        }

        return false;
    }

    /// <summary>Whether an object in the element names a member twice, in the same letter case or another.</summary>
    public static bool RepeatsMembers(this JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array) return element.EnumerateArray().Any(RepeatsMembers);
        if (element.ValueKind != JsonValueKind.Object) return false;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return element.EnumerateObject().Any(member => (NameOf(member) is { } name && !names.Add(name)) || member.Value.RepeatsMembers());
    }

    /// <summary>The text of a string; null where it is no string, or no text.</summary>
    public static string? Text(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool FindAsWritten(JsonElement element, string name, out JsonElement value)
    {
        try
        {
            return element.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            value = default;
            return false;
        }
    }

    /// <summary>The name of a member; null where it is no text.</summary>
    public static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
