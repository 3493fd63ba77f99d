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
    /// <remarks>Asked only of values in which no format and no credential inside was seen: a URL that reaches this has no password.</remarks>
    /// <exception cref="RegexMatchTimeoutException">The value takes too long to examine.</exception>
    public static bool Is(string value, string name)
    {
        // Quotes come with values that were copied from files.
        var text = value.Trim().Trim('"', '\'');
        if (text.Length == 0 || Words.Contains(text) || Placeholder.Is(text) || EmulatorKey.Is(text)) return true;
        if (Number().IsMatch(text)) return !SecretName.IsPassword(name);
        if (Placeholder.AsksForReplacement(text)) return !SecretName.IsChosen(name);
        if (SecretName.IsConnectionString(name) && ConnectionString().IsMatch(text)) return true;
        return Reference().IsMatch(text) || Path().IsMatch(text) || Url().IsMatch(text) || PublicKey().IsMatch(text) || IdentityType().IsMatch(text);
    }

    [GeneratedRegex(@"^[+-]?\d+(?:\.\d+)?(?:ms|s|m|h|d|k|%)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Number();

    // Where a secret is, in the words of Key Vault, HashiCorp Vault, AWS and Google.
    [GeneratedRegex(@"^(?:@Microsoft\.KeyVault\(.*\)|(?:vault|ref\+\w+|secretref|secret-ref|kv|ssm|awssm|gcpsm):[\w./#:-]+|arn:aws[\w-]*:(?:secretsmanager|ssm|kms):[\w:/+=,.@-]+|projects/[\w-]+/secrets/[\w-]+(?:/versions/\w+)?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Reference();

    // Below a folder that systems and images have: a secret may begin with a slash too.
    [GeneratedRegex(@"^(?:(?:~|\.{1,2}|/(?:app|azure|certs?|config|data|dev|etc|home|keys?|media|mnt|opt|root|run|secrets?|srv|subscriptions|tmp|usr|var|vault|workspace))(?:/[\w.@-]+)+/?|[A-Za-z]:\\[\w.\\ -]+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Path();

    // Without a query: codes and tokens are passed in it.
    [GeneratedRegex(@"^(?:jdbc:)?[a-z][a-z0-9+.-]{0,20}://[^\s?#@]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Url();

    [GeneratedRegex(@"^(?:-----BEGIN (?:[A-Z0-9]+ )*(?:PUBLIC KEY|CERTIFICATE)|(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S{1,30}|sk-\S{1,40}) AAAA)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PublicKey();

    // https://learn.microsoft.com/dotnet/azure/sdk/authentication/credential-chains
    [GeneratedRegex("^[A-Z][A-Za-z]{2,40}Credential$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IdentityType();

    // Key and value pairs, behind a server or not, none of whose keys is a secret's. An instrumentation key is none: web
    // pages carry it. https://learn.microsoft.com/azure/azure-monitor/app/connection-strings
    [GeneratedRegex(@"^(?:jdbc:[\w:]+//[\w.:-]+;|[\w.-]+:\d+,)?(?:(?![^=;]*(?:pass|pwd|secret|token|(?<!instrumentation)key\s*=|signature|credential))[\w .-]+=(?:[^;,=]*,|[^;=]*(?:;\s*|$)))+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ConnectionString();
}
