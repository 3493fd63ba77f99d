using System.Globalization;

namespace AciSecurity.Resources;

/// <summary>An Azure api-version: a date, and whether it is a preview.</summary>
/// <param name="Date">The date it names.</param>
/// <param name="IsPreview">Whether it ends in <c>-preview</c> or another suffix.</param>
public readonly record struct ApiVersion(DateOnly Date, bool IsPreview)
{
    /// <summary>Reads <c>2023-05-01</c> or <c>2022-10-01-preview</c>; anything else, an expression too, is null.</summary>
    public static ApiVersion? Parse(string? text) =>
        text is { Length: >= 10 }
        && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && (text.Length == 10 || text[10] == '-')
            ? new ApiVersion(date, text.Length > 10)
            : null;
}
