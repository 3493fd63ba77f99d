using System.Text.RegularExpressions;

namespace AciSecurity.Credentials.Formats;

/// <summary>Credentials in URLs and in names of data sources.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1</remarks>
internal static partial class UrlFormats
{
    public static SecretFormat[] All { get; } =
    [
        new(Password(), "a URL with a password"),
        new(OraclePassword(), "a URL with a password"),
        new(GoDataSource(), "a data source name with a password"),
        new(Code(), "a URL with a key", RandomText.IsKey),
    ];

    // What follows the colon is no port: http://host:8080/path@2 has no password.
    [GeneratedRegex(@"://[^\s/?#:@]*(?:,[^\s/?#:@]*)*:(?!\d{1,5}(?:[/?#,\s]|$))(?<secret>[^\s@""'<>]+|<[^<>@]*>)@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Password();

    [GeneratedRegex(@"\bjdbc:oracle:\w{1,10}:[^\s/@:]+/(?<secret>[^\s@]+)@", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OraclePassword();

    // https://github.com/go-sql-driver/mysql#dsn-data-source-name
    [GeneratedRegex(@"(?<![^\s""'=])\w[\w.-]{0,63}:(?<secret>[^\s@/]+)@(?:tcp|unix)\(", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GoDataSource();

    // Functions, feeds and the like take a key in the query.
    [GeneratedRegex(@"://[^\s?#]*\?(?:[^\s#&]*&)*(?:code|key)=(?<secret>[^&\s""']{20,})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Code();
}
