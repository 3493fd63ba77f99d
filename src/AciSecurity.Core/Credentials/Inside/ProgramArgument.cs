using System.Text.RegularExpressions;

namespace AciSecurity.Credentials.Inside;

/// <summary>Finds passwords in the short options of programs that are known: alone, <c>-p x</c> may be a port.</summary>
internal static partial class ProgramArgument
{
    /// <summary>The patterns, a program or a few each.</summary>
    public static IReadOnlyList<MarkedPattern> Patterns { get; } =
    [
        new(User(), "curl", "wget", "http", "xh", "ab", "hey"),
        new(Login(), "login"),
        new(MySql(), "mysql", "mariadb"),
        new(SqlServer(), "sqlcmd", "bcp", "isql"),
        new(Mongo(), "sshpass", "mongo"),
        new(Redis(), "-cli"),
        new(Ldap(), "ldap"),
        new(NetRc(), "login"),
        new(PgPass(), ":"),
    ];

    /// <summary>What kind of secret an option holds, with its article; null where none does.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text takes too long to examine.</exception>
    public static string? Of(string text)
    {
        foreach (var pattern in Patterns)
        {
            foreach (var match in pattern.Matches(text))
            {
                var value = match.Groups["secret"].Value.Trim('"', '\'');
                if (value.Length > 0 && !Placeholder.Is(value) && !value.StartsWith("$(", StringComparison.Ordinal)) return "a password";
            }
        }

        return null;
    }

    // https://curl.se/docs/manpage.html#-u
    [GeneratedRegex(@"\b(?:curl|wget|http|https|xh|ab|hey)\b[^|;\n]{0,1000}?\s(?:-u|--user|-U|--proxy-user|-a|--auth)[ =]?[""']?[^\s:""']{1,200}:(?<secret>[^\s""']+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex User();

    // docker login -p x, az login -u x -p y
    [GeneratedRegex(@"\b(?:docker|podman|nerdctl|helm|oras|skopeo|crane|buildah|az|oc|argocd)\b[^|;&\n]{0,200}?\slogin\b[^|;&\n]{0,500}?\s-p[ =]?(?<secret>""[^""]+""|'[^']+'|[^\s""'-][^\s""']*)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Login();

    // Without a space: https://dev.mysql.com/doc/refman/8.4/en/password-security-user.html
    [GeneratedRegex(@"\b(?:mysql\w{0,20}|mariadb[\w-]{0,20})\b[^|;\n]{0,1000}?\s-p(?<secret>[^\s""'-]\S*)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MySql();

    [GeneratedRegex(@"\b(?:sqlcmd|bcp|isql)\b[^|;\n]{0,1000}?\s-P\s{0,3}(?<secret>""[^""]+""|'[^']+'|[^\s""'-][^\s""']*)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SqlServer();

    [GeneratedRegex(@"\b(?:sshpass|mongo\w{0,10})\b[^|;\n]{0,1000}?\s-p[ =]?(?<secret>""[^""]+""|'[^']+'|[^\s""'-][^\s""']*)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mongo();

    [GeneratedRegex(@"\b(?:redis|valkey)-cli\b[^|;\n]{0,1000}?\s-a[ =]?(?<secret>""[^""]+""|'[^']+'|[^\s""'-][^\s""']*)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Redis();

    [GeneratedRegex(@"\bldap\w{3,10}\b[^|;\n]{0,1000}?\s-w[ =]?(?<secret>""[^""]+""|'[^']+'|[^\s""'-][^\s""']*)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ldap();

    // https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html
    [GeneratedRegex(@"\blogin\s{1,5}\S{1,200}\s{1,5}password\s{1,5}(?<secret>\S+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NetRc();

    // https://www.postgresql.org/docs/current/libpq-pgpass.html
    [GeneratedRegex(@"^[\w.*-]{1,200}:(?:\d{1,5}|\*):[^:\s]{1,100}:[^:\s]{1,100}:(?<secret>[^:\s]{1,200})$", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex PgPass();
}
