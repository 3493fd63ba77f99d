using System.Text.RegularExpressions;

namespace AciSecurity.Credentials;

/// <summary>Knows values that are no secret whatever the setting is called.</summary>
internal static partial class PublicValue
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "yes", "no", "on", "off", "enabled", "disabled", "none", "null",
    };

    /// <summary>Whether the value of the setting <paramref name="name"/> is no secret.</summary>
    /// <remarks>Asked only of values in which <see cref="SecretFormat"/> saw no secret: a URL that reaches this has no password.</remarks>
    /// <exception cref="RegexMatchTimeoutException">The value takes too long to examine.</exception>
    public static bool Is(string value, string name)
    {
        var text = value.Trim();
        if (text.Length == 0 || Words.Contains(text) || IsPlaceholder(text)) return true;
        if (Number().IsMatch(text)) return !SecretName.IsPassword(name);
        if (SecretName.IsConnectionString(name) && ConnectionString().IsMatch(text)) return true;
        return Reference().IsMatch(text) || Path().IsMatch(text) || Url().IsMatch(text);
    }

    /// <summary>Whether the text stands for a value that is filled in later, or hides one.</summary>
    public static bool IsPlaceholder(string text) => Placeholder().IsMatch(text);

    [GeneratedRegex(@"^(?:<[^<>]*>|\$\{[^{}]*\}|\$\([^()]*\)|\{\{[^{}]*\}\}|\{\d+\}|\#\{[^{}]*\}\#|%\w+%|__\w+__|\*{3,}|x{3,})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^[+-]?\d+(?:\.\d+)?(?:ms|s|m|h|d|%)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^@Microsoft\.KeyVault\(.*\)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Reference();

    // Below a folder that systems and images have: a secret may begin with a slash too.
    [GeneratedRegex(@"^(?:(?:~|\.{1,2}|/(?:app|azure|certs?|config|data|dev|etc|home|keys?|media|mnt|opt|root|run|secrets?|srv|subscriptions|tmp|usr|var|vault|workspace))(?:/[\w.@-]+)+/?|[A-Za-z]:\\[\w.\\ -]+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Path();

    // Without a query: codes and tokens are passed in it.
    [GeneratedRegex(@"^(?:jdbc:)?[a-z][a-z0-9+.-]{0,20}://[^\s?#@]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Url();

    // Key and value pairs, behind a server or not, none of whose keys is a secret's. An instrumentation key is none: web
    // pages carry it. https://learn.microsoft.com/azure/azure-monitor/app/connection-strings
    [GeneratedRegex(@"^(?:jdbc:[\w:]+//[\w.:-]+;|[\w.-]+:\d+,)?(?:(?![^=;]*(?:pass|pwd|secret|token|(?<!instrumentation)key\s*=|signature|credential))[\w .-]+=(?:[^;,=]*,|[^;=]*(?:;\s*|$)))+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ConnectionString();
}
