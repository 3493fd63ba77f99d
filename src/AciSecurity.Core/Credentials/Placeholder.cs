using System.Text.RegularExpressions;

namespace AciSecurity.Credentials;

/// <summary>Knows texts that stand for a secret without being one.</summary>
internal static partial class Placeholder
{
    /// <summary>Whether the text marks itself as filled in later, refers to a variable, or hides a value.</summary>
    /// <remarks>A word such as <c>changeme</c> is none: it is what the container starts with, and easily guessed.</remarks>
    public static bool Is(string text) => Marked().IsMatch(text);

    /// <summary>Whether the text asks to be replaced in words, as in <c>your-api-key-here</c>.</summary>
    /// <remarks>Nobody issued such a key. As a password, or to sign with, it does its work, and everybody knows it.</remarks>
    public static bool AsksForReplacement(string text) => Asking().IsMatch(text);

    [GeneratedRegex(@"^(?:(?:Bearer|Basic|Token|ApiKey)\s+)?(?:<[^<>]*>|\$\{[^{}]*\}|\$\(.*\)?|(?-i:\$[A-Z_][A-Z0-9_]*)|\{\{.*\}\}|\{[\w.:-]*\}|\#\{[^{}]*\}\#|%\w+%|__\w+__|\[[A-Z_ -]+\]|SAS_KEY_VALUE|[*x.•-]{3,}|(?:\w{1,20}[_-])?x{8,})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^(?:(?:\w{1,4}-)?(?:your[_ -]?|(?:insert|enter|put|paste|add|set|provide|replace)[_ -])[\w -]{0,60}(?:key|token|secret|password|id|value|string|here|me|it)|todo|tbd|n/?a|fixme|example|dummy|none|null|nil|undefined|empty|unset|unused)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Asking();
}
