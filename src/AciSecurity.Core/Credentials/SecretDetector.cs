using System.Text.RegularExpressions;
using AciSecurity.Credentials.Formats;
using AciSecurity.Credentials.Inside;

namespace AciSecurity.Credentials;

/// <summary>Tells whether a setting that is written as plain text is a secret: the one place that all rules ask.</summary>
/// <remarks>Evidence in its order: a known format, a credential inside, the name, and last the looks of random text. Values that
/// cannot be a secret clear a name, but not a format.</remarks>
internal static class SecretDetector
{
    /// <summary>How much of a value is examined, in characters; the longest that Windows takes for an environment variable.</summary>
    public const int Longest = 32_768;

    private static readonly ClearSettings Clear = new();

    /// <summary>Examines a setting.</summary>
    /// <param name="name">Its name; empty where it has none, as an argument.</param>
    /// <param name="value">Its value. Of a longer one than <see cref="Longest"/> the beginning is examined, and what is found there
    /// counts; where nothing is, it was not examined to its end.</param>
    public static SecretExamination Examine(string name, string value)
    {
        if (Clear.Contains(name, value)) return SecretExamination.Clear;
        var isWhole = value.Length <= Longest;
        try
        {
            if (EvidenceIn(name, isWhole ? value : value[..Longest]) is { } evidence) return new(evidence, null);
            if (!isWhole) return new(null, $"is longer than the {Longest} characters that are examined");
            Clear.Add(name, value);
            return SecretExamination.Clear;
        }
        catch (RegexMatchTimeoutException)
        {
            return new(null, "takes too long to examine");
        }
    }

    private static SecretEvidence? EvidenceIn(string name, string value)
    {
        if (SecretFormats.Of(value) is { } format) return new(SecretEvidenceKind.Format, format);
        if (SecretInside.Of(value) is { } inside) return new(SecretEvidenceKind.Inside, inside);

        // Few settings are suspected, so they are before it is asked whether their values clear them.
        return Suspicion(NameWords.Of(name), value) is { } suspicion && !PublicValue.Is(value, name) ? suspicion : null;
    }

    private static SecretEvidence? Suspicion(List<string> name, string value)
    {
        if (SecretName.Tells(name)) return new(SecretEvidenceKind.Name);
        if (SecretName.IsUserAndPassword(name) && UserAndPassword.Is(value)) return new(SecretEvidenceKind.Inside, "a password");
        var text = value.Trim();
        return (SecretName.Suggests(name) && RandomText.IsKey(text)) || (!PublicName.Is(name) && RandomText.IsRandom(text))
            ? new(SecretEvidenceKind.Entropy)
            : null;
    }
}
