using System.Text.RegularExpressions;

namespace AciSecurity.Credentials;

/// <summary>The signs by which rules know a secret: its looks, and the name of what holds it.</summary>
internal static class SecretSigns
{
    /// <summary>What kind of secret the text is or contains, with its article; null where it looks like none.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text is too long to examine, or takes too long.</exception>
    public static string? FormatOf(string text)
    {
        var examined = SecretDetector.Examine("", text);
        if (examined.Evidence is { Kind: SecretEvidenceKind.Format or SecretEvidenceKind.Inside } evidence) return evidence.Description;
        return examined.NotExamined is { } reason ? throw new RegexMatchTimeoutException(reason) : null;
    }

    /// <summary>Whether a setting of this name holds a secret.</summary>
    public static bool NameTells(string name) => SecretName.Tells(name);

    /// <summary>Whether the value of the setting <paramref name="name"/> is no secret, whatever the setting is called.</summary>
    public static bool IsPublic(string value, string name) => PublicValue.Is(value, name);

    /// <summary>Whether the text stands for a value that is filled in later, or hides one.</summary>
    public static bool IsPlaceholder(string text) => Placeholder.Is(text.Trim());
}
