using System.Text.RegularExpressions;

namespace AciSecurity.Credentials;

/// <summary>A pattern, and texts of which every match of it holds one: they are found much faster, most settings hold none of
/// them, and a run has very many settings.</summary>
/// <param name="pattern">The pattern.</param>
/// <param name="marks">The texts, in any case where the pattern has none; none where matches have no text in common.</param>
internal sealed class MarkedPattern(Regex pattern, params string[] marks)
{
    private readonly StringComparison _comparison =
        pattern.Options.HasFlag(RegexOptions.IgnoreCase) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The pattern.</summary>
    public Regex Pattern => pattern;

    /// <summary>The length of the shortest match, or less.</summary>
    public int Shortest { get; init; }

    /// <summary>The matches in a text.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text takes too long to examine.</exception>
    public IEnumerable<Match> Matches(string text) => MayMatch(text) ? pattern.Matches(text) : [];

    /// <summary>Whether the marks and the length leave matches possible.</summary>
    public bool MayMatch(string text)
    {
        if (text.Length < Shortest) return false;
        foreach (var mark in marks)
        {
            if (text.Contains(mark, _comparison)) return true;
        }

        return marks.Length == 0;
    }
}
