using System.Text;

namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>Cuts a query into words (https://learn.microsoft.com/kusto/query/).</summary>
internal sealed class KqlTokenizer(string query)
{
    private static readonly string[] Signs =
    [
        "!contains", "!startswith", "!endswith", "!has", "!in~", "!in", "in~", "==", "=~", "!=", "!~", "<=", ">=", "<", ">", "=", "|", "(", ")", "[", "]", ",", ".", "+", "-", "*", "/", "%", ";", ":",
    ];

    private int _position;
    private int _line = 1;
    private int _lineStart;

    public List<KqlToken> Read()
    {
        List<KqlToken> tokens = [];
        do tokens.Add(Next());
        while (tokens[^1].Kind != KqlTokenKind.End);
        return tokens;
    }

    private KqlToken Next()
    {
        SkipBlanks();
        if (_position >= query.Length) return Token(KqlTokenKind.End, "<EOF>", 0);
        var first = query[_position];
        if (first is '"' or '\'') return ReadText(_position + 1, verbatim: false);
        if (first == '@' && _position + 1 < query.Length && query[_position + 1] is '"' or '\'') return ReadText(_position + 2, verbatim: true);
        if (char.IsAsciiDigit(first)) return Token(KqlTokenKind.Number, Take(character => char.IsAsciiLetterOrDigit(character) || character == '.'));
        if (Sign() is { } sign) return Token(KqlTokenKind.Sign, sign);
        if (IsName(first)) return Token(KqlTokenKind.Name, Take(IsName));
        throw KqlException.Unexpected(Token(KqlTokenKind.Sign, first.ToString(), 0), "a word");
    }

    private string? Sign() => Array.Find(Signs, sign =>
        string.CompareOrdinal(query, _position, sign, 0, sign.Length) == 0
        && !(char.IsLetter(sign[^1]) && _position + sign.Length < query.Length && IsName(query[_position + sign.Length])));

    private KqlToken ReadText(int start, bool verbatim)
    {
        var quote = query[start - 1];
        var text = new StringBuilder();
        var end = start;
        for (; end < query.Length && query[end] != quote; end++)
        {
            if (query[end] != '\\' || verbatim) text.Append(query[end]);
            else if (++end < query.Length) text.Append(query[end] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other });
        }

        if (end >= query.Length) throw KqlException.Unexpected(Token(KqlTokenKind.Text, "<EOF>", 0), "the end of a string");
        return Token(KqlTokenKind.Text, text.ToString(), end + 1 - _position);
    }

    private void SkipBlanks()
    {
        for (; _position < query.Length; _position++)
        {
            if (query[_position] == '\n') (_line, _lineStart) = (_line + 1, _position + 1);
            else if (query[_position] == '/' && _position + 1 < query.Length && query[_position + 1] == '/') _position = (query.IndexOf('\n', _position) is var end && end < 0 ? query.Length : end) - 1;
            else if (!char.IsWhiteSpace(query[_position])) return;
        }
    }

    private string Take(Func<char, bool> wanted)
    {
        var end = _position;
        while (end < query.Length && wanted(query[end])) end++;
        return query[_position..end];
    }

    private KqlToken Token(KqlTokenKind kind, string text, int? length = null)
    {
        var token = new KqlToken(kind, text, _line, _position - _lineStart);
        _position += length ?? text.Length;
        return token;
    }

    private static bool IsName(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '$';
}
