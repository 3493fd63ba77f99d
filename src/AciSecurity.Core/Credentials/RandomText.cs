using System.Text.RegularExpressions;

namespace AciSecurity.Credentials;

/// <summary>Tells text that a generator made from text that somebody wrote.</summary>
internal static partial class RandomText
{
    private const int Shortest = 24;
    private const int Longest = 512;

    /// <summary>Whether the end of a token varies, as random characters do and a row of x does not.</summary>
    public static bool IsVaried(string token)
    {
        var end = token.AsSpan(Math.Max(0, token.Length - 16));
        var seen = new HashSet<char>();
        foreach (var character in end) seen.Add(character);
        return seen.Count >= Math.Min(5, end.Length);
    }

    /// <summary>Whether the text is base64 of random bytes: neither of text, nor of a file of a known kind.</summary>
    public static bool IsRandomBytes(string base64) => IsVaried(base64) && Base64Content.Of(base64) is Base64Content.Kind.Unknown;

    /// <summary>Whether the text is a key as services issue them, in hexadecimal or in letters and digits.</summary>
    /// <remarks>Alone it is no evidence, for commits and digests look the same; under a name that suggests a key it is.</remarks>
    public static bool IsKey(string text) =>
        Token().IsMatch(text) && IsVaried(text) && (Hexadecimal().IsMatch(text) || (text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter) && ChangesOf(text) >= 0.3));

    /// <summary>Whether the text as a whole looks like random bytes in base64 or random letters and digits.</summary>
    /// <remarks>Neighbours in random text are mostly of different classes (small, capital, digit), and few of its letters make
    /// a row that could be a word.</remarks>
    public static bool IsRandom(string text) =>
        text.Length is >= Shortest and <= Longest
        && Token().IsMatch(text)
        && text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetterUpper) && text.Any(char.IsAsciiLetterLower)
        && ChangesOf(text) >= 0.35
        && Words().Matches(text).Sum(word => word.Length) < text.Length / 2
        && EntropyOf(text) >= 3.7
        && Base64Content.Of(text) is Base64Content.Kind.Unknown;

    /// <summary>Shannon's entropy in bits a character.</summary>
    private static double EntropyOf(string text) =>
        text.GroupBy(character => character).Sum(group => -(double)group.Count() / text.Length * Math.Log2((double)group.Count() / text.Length));

    /// <summary>How many neighbours are of different classes, of one.</summary>
    private static double ChangesOf(string text) =>
        text.Zip(text.Skip(1)).Count(pair => ClassOf(pair.First) != ClassOf(pair.Second)) / (double)(text.Length - 1);

    private static int ClassOf(char character) => character switch
    {
        >= 'a' and <= 'z' => 0,
        >= 'A' and <= 'Z' => 1,
        >= '0' and <= '9' => 2,
        _ => 3,
    };

    [GeneratedRegex(@"^[A-Za-z0-9+/_-]{20,}={0,2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("[A-Za-z][a-z]{2,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();

    [GeneratedRegex("^(?:[a-f0-9]{32,128}|[A-F0-9]{32,128})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hexadecimal();
}
