using AciSecurity.Images;

namespace AciSecurity.Registry.Configurations;

/// <summary>The file that says which distribution of Linux this is.</summary>
/// <remarks>https://www.freedesktop.org/software/systemd/man/latest/os-release.html: assignments as a shell knows them.</remarks>
internal static class OsRelease
{
    private const int LongestName = 200;

    /// <summary>Reads it; null where it names none.</summary>
    public static Distribution? Read(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            if (line.TrimStart() is { Length: > 0 } assignment && assignment[0] != '#' && assignment.IndexOf('=') is > 0 and var at)
            {
                values[assignment[..at]] = Unquoted(assignment[(at + 1)..].Trim());
            }
        }

        if (values.GetValueOrDefault("ID") is not { Length: > 0 and <= LongestName } id) return null;
        var version = values.GetValueOrDefault("VERSION_ID") is { Length: > 0 and <= LongestName } number ? number : null;
        var name = values.GetValueOrDefault("PRETTY_NAME") is { Length: > 0 and <= LongestName } pretty ? pretty : $"{id} {version}".TrimEnd();
        return new(id.ToLowerInvariant(), version, name);
    }

    private static string Unquoted(string value)
    {
        var quote = value is ['"', ..] or ['\'', ..] ? value[0] : '\0';
        if (quote == '\0' || value.Length < 2 || value[^1] != quote) return value;
        var inner = value[1..^1];
        return quote == '\'' ? inner : inner.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\$", "$", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
    }
}
