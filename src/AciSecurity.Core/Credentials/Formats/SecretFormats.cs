using System.Text.RegularExpressions;

namespace AciSecurity.Credentials.Formats;

/// <summary>Every format of secrets that is known, the most telling first.</summary>
internal static class SecretFormats
{
    /// <summary>The formats.</summary>
    public static IReadOnlyList<SecretFormat> All { get; } =
    [
        .. PrivateKeyFormats.All,
        .. AzureKeyFormats.All,
        .. ConnectionFormats.All,
        .. CodeHostFormats.All,
        .. PackageFormats.All,
        .. CloudFormats.All,
        .. ServiceFormats.All,
        .. WebhookFormats.All,
        .. JsonWebTokenFormat.All,
        .. UrlFormats.All,
    ];

    /// <summary>What kind of secret the text is or contains, with its article; null where it looks like none.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text takes too long to examine.</exception>
    public static string? Of(string text)
    {
        foreach (var format in All)
        {
            if (format.Of(text) is { } description) return description;
        }

        return null;
    }
}
