namespace AciSecurity.Credentials;

/// <summary>The words of a setting's name, in capitals: <c>DB_PASSWORD</c>, <c>dbPassword</c> and <c>Db__Password</c> have the same.</summary>
internal static class NameWords
{
    /// <summary>A name longer than this is no name; what stands before its end is left out.</summary>
    private const int Longest = 256;

    /// <summary>Splits <paramref name="name"/>: a word is a row of capitals, or of small letters with or without a capital before.</summary>
    public static List<string> Of(string name)
    {
        var read = name.AsSpan(Math.Max(0, name.Length - Longest));
        var words = new List<string>();
        while (read.Length > 0)
        {
            var length = LengthOfWord(read);
            if (length > 0) words.Add(read[..length].ToString().ToUpperInvariant());
            read = read[Math.Max(1, length)..];
        }

        return words;
    }

    /// <summary>Whether two words that follow each other are of a kind.</summary>
    public static bool HasPair(this List<string> words, Func<string, string, bool> isOfKind)
    {
        for (var at = 1; at < words.Count; at++)
        {
            if (isOfKind(words[at - 1], words[at])) return true;
        }

        return false;
    }

    private static int LengthOfWord(ReadOnlySpan<char> text)
    {
        var capitals = 0;
        while (capitals < text.Length && char.IsAsciiLetterUpper(text[capitals])) capitals++;
        var end = capitals;
        while (end < text.Length && char.IsAsciiLetterLower(text[end])) end++;

        // The last capital of several begins the word that follows: SQLServer.
        return end > capitals && capitals > 1 ? capitals - 1 : end;
    }
}
