using System.IO.Enumeration;

namespace AciSecurity.Policies;

/// <summary>Patterns of names and ids, in which <c>*</c> and <c>?</c> are wildcards. Letter case decides nothing.</summary>
public static class NamePattern
{
    /// <summary>Whether the text has no wildcards: it means one name.</summary>
    public static bool IsLiteral(string text) => !text.AsSpan().ContainsAny('*', '?');

    /// <summary>Whether <paramref name="name"/> is meant.</summary>
    public static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);
}
