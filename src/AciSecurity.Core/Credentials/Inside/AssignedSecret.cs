using System.Text.RegularExpressions;

namespace AciSecurity.Credentials.Inside;

/// <summary>Finds names of secrets with their values: <c>Password=x</c>, <c>"password": "x"</c>, <c>password: x</c>, <c>--password x</c>.</summary>
internal static partial class AssignedSecret
{
    /// <summary>The patterns, a way of writing each.</summary>
    public static IReadOnlyList<MarkedPattern> Patterns { get; } =
    [
        new(Assignment(), "="), new(Json(), ":"), new(Line(), ":"), new(Option(), " ", "\t"), new(Element(), "value="),
    ];

    /// <summary>What kind of secret is assigned in the text, with its article; null where none is.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text takes too long to examine.</exception>
    public static string? Of(string text)
    {
        foreach (var pattern in Patterns)
        {
            foreach (var match in pattern.Matches(text))
            {
                if (IsSecret(match.Groups["name"].Value, match.Groups["value"].Value)) return Describe(match.Groups["name"].Value);
            }
        }

        return null;
    }

    private static bool IsSecret(string name, string value) =>
        value.Length > 0
        && !OptionName.IsNegated(name)
        && (SecretName.Tells(name) || name.Equals("pwd", StringComparison.OrdinalIgnoreCase) || (SecretName.Suggests(name) && RandomText.IsKey(value)))
        && !SecretName.IsConnectionString(name)
        && !PublicValue.Is(value, name)
        && !Shell().IsMatch(value);

    private static string Describe(string name) => SecretName.IsPassword(name) || name.Equals("requirepass", StringComparison.OrdinalIgnoreCase) ? "a password" : "a key or token";

    [GeneratedRegex(@"(?<![A-Za-z0-9_.])(?<name>[A-Za-z_][A-Za-z0-9_.-]{0,100}(?: [A-Za-z][A-Za-z0-9_.-]{0,40})?)[""']?[ \t]{0,3}=[ \t]{0,3}(?:\\?""(?<value>[^""\\]*)|'(?<value>[^']*)|(?<value>[^\s;,&""']+))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Assignment();

    // JSON, also inside a string of JSON.
    [GeneratedRegex(@"\\?[""'](?<name>[^""'\\\s]{1,100})\\?[""']\s{0,5}:\s{0,5}\\?[""'](?<value>[^""'\\]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Json();

    // YAML and headers: one word behind the colon, for prose has more.
    [GeneratedRegex(@"(?:^|[""'])[ \t]{0,40}(?:- )?(?<name>[A-Za-z_][A-Za-z0-9_.-]{0,100})[ \t]?:[ \t]{1,10}(?:""(?<value>[^""\n]+)|'(?<value>[^'\n]+)|(?<value>[^\s""']+))[""']?[ \t\r]{0,10}(?=$|[""'])", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<![\w-])(?:--?|/)(?<name>[A-Za-z][A-Za-z0-9_-]{2,60})[ \t]{1,5}(?:""(?<value>[^""]*)|'(?<value>[^']*)|(?<value>[^\s""'-][^\s""']*))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Option();

    [GeneratedRegex(@"\b(?:key|name)=\\?""(?<name>[^""\\]{1,100})\\?""\s{1,5}value=\\?""(?<value>[^""\\]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Element();

    // Put in by a shell: $PASSWORD, $(cat file), `cat file`.
    [GeneratedRegex(@"^(?:\$[A-Z_{(]|`)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shell();
}
