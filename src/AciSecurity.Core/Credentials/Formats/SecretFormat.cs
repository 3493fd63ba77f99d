using System.Text.RegularExpressions;

namespace AciSecurity.Credentials.Formats;

/// <summary>One kind of secret that is known by its looks.</summary>
/// <param name="Pattern">Where it may stand in a text; the group "secret" is the secret itself where the pattern holds more.</param>
/// <param name="Describe">What the match is, with its article; null where its checksum or structure says that it is none.</param>
internal sealed record SecretFormat(MarkedPattern Pattern, Func<string, string?> Describe)
{
    /// <summary>A format of which every match is a secret.</summary>
    public SecretFormat(MarkedPattern pattern, string description)
        : this(pattern, _ => description)
    {
    }

    /// <summary>A format whose matches prove themselves.</summary>
    public SecretFormat(MarkedPattern pattern, string description, Func<string, bool> isValid)
        : this(pattern, secret => isValid(secret) ? description : null)
    {
    }

    /// <summary>What the text is or contains; null where it is none of this format.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text takes too long to examine.</exception>
    public string? Of(string text)
    {
        foreach (var match in Pattern.Matches(text))
        {
            var group = match.Groups["secret"];
            var secret = group.Success ? group.Value : match.Value;
            if (!Placeholder.Is(secret) && !EmulatorKey.Is(secret) && Describe(secret) is { } description) return description;
        }

        return null;
    }
}
