using System.Text.RegularExpressions;

namespace AciSecurity.Credentials;

/// <summary>The words of a setting's name, in capitals: <c>DB_PASSWORD</c>, <c>dbPassword</c> and <c>Db__Password</c> have the same.</summary>
internal static partial class NameWords
{
    /// <summary>A name longer than this is no name; what stands behind is left out.</summary>
    private const int Longest = 256;

    /// <summary>Splits <paramref name="name"/>.</summary>
    public static List<string> Of(string name) =>
        [.. Word().Matches(name.Length <= Longest ? name : name[^Longest..]).Select(match => match.Value.ToUpperInvariant())];

    /// <summary>The words two by two.</summary>
    public static IEnumerable<(string First, string Second)> Pairs(this List<string> words) => words.Zip(words.Skip(1));

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
