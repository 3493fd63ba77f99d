using System.Text.RegularExpressions;

namespace AciSecurity.Credentials.Formats;

/// <summary>Credentials in URLs and in names of data sources.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1</remarks>
internal static partial class UrlFormats
{
    public static SecretFormat[] All { get; } =
    [
        new(new(Password(), "@") { Shortest = 6 }, "a URL with a password"),
        new(new(OraclePassword(), "jdbc:oracle:") { Shortest = 18 }, "a URL with a password"),
        new(new(GoDataSource(), "@tcp(", "@unix(") { Shortest = 8 }, "a data source name with a password"),
        new(new(Code(), "code=", "key=") { Shortest = 29 }, "a URL with a key", RandomText.IsKey),
    ];

    // What follows the colon is no port: http://host:8080/path@2 has no password.
    [GeneratedRegex(@"://[^\s/?#:@]{0,200}:(?!\d{1,5}(?:[/?#,\s]|$))(?<secret>[^\s@""'<>]{1,500}|<[^<>@]{0,100}>)@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Password();

    [GeneratedRegex(@"\bjdbc:oracle:\w{1,10}:[^\s/@:]{1,100}/(?<secret>[^\s@]{1,200})@", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OraclePassword();

    // https://github.com/go-sql-driver/mysql#dsn-data-source-name
    [GeneratedRegex(@"(?<![^\s""'=])\w[\w.-]{0,63}:(?<secret>[^\s@/]{1,200})@(?:tcp|unix)\(", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GoDataSource();

    // Functions, feeds and the like take a key in the query.
    [GeneratedRegex(@"://[^\s?#]{1,500}\?(?:[^\s#&]{0,300}&){0,20}(?:code|key)=(?<secret>[^&\s""']{20,})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Code();
}
