using System.Text.RegularExpressions;

namespace AciSecurity.Credentials;

/// <summary>Knows secrets by their looks: the plainest formats, those that nothing but a secret has.</summary>
internal static partial class SecretFormat
{
    private static readonly (Regex Pattern, string Description)[] Formats =
    [
        (AccountKey(), "an account key"),
        (SharedAccessKey(), "a shared access key"),
        (AccessKey(), "an access key"),
        (ConnectionPassword(), "a connection string with a password"),
        (Signature(), "a shared access signature"),
        (PrivateKey(), "a private key"),
        (JsonWebToken(), "a JSON web token"),
        (GitHub(), "a GitHub token"),
        (Aws(), "an AWS access key"),
        (Slack(), "a Slack token"),
        (UrlPassword(), "a URL with a password"),
    ];

    /// <summary>What kind of secret the text is or contains, with its article; null where it looks like none.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text takes too long to examine.</exception>
    public static string? Of(string text)
    {
        foreach (var (pattern, description) in Formats)
        {
            foreach (Match match in pattern.Matches(text))
            {
                var secret = match.Groups["secret"];
                if (!secret.Success || !PublicValue.IsPlaceholder(secret.Value)) return description;
            }
        }

        return null;
    }

    // Connection strings of Azure Storage and Cosmos DB.
    [GeneratedRegex(@"\bAccountKey\s*=\s*(?<secret><[^<>]*>|[^;\s""']+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AccountKey();

    // Connection strings of Service Bus, Event Hubs and IoT Hub.
    [GeneratedRegex(@"\bSharedAccessKey\s*=\s*(?<secret><[^<>]*>|[^;\s""']+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SharedAccessKey();

    // Connection strings of SignalR, Communication Services and App Configuration: Endpoint=…;AccessKey=…, Endpoint=…;Id=…;Secret=….
    [GeneratedRegex(@"\A(?=.*?\bEndpoint\s*=).*?;\s*(?:AccessKey|Secret)\s*=\s*(?<secret><[^<>]*>|[^;\s""']+)", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AccessKey();

    [GeneratedRegex(@"(?:^|[;,?&\s""'])(?:Password|Pwd)\s*=\s*[""']?(?<secret><[^<>]*>|[^;,&\s""']+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ConnectionPassword();

    [GeneratedRegex(@"(?:^|[?&;=])sig=(?<secret>[^&\s""']{10,})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Signature();

    [GeneratedRegex("-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex JsonWebToken();

    [GeneratedRegex(@"\b(?:gh[oprsu]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{22,})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GitHub();

    [GeneratedRegex(@"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Aws();

    [GeneratedRegex(@"\bxox[abeoprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com/services/T\w+/B\w+/\w+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Slack();

    // What follows the colon is no port: http://host:8080/path@2 has no password.
    [GeneratedRegex(@"://[^\s/?#:@]*:(?!\d{1,5}(?:[/?#\s]|$))(?<secret>[^\s@]+)@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UrlPassword();
}
