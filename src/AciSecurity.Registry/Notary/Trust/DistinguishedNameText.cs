using System.Text;
using System.Text.RegularExpressions;

namespace AciSecurity.Registry.Notary.Trust;

/// <summary>Takes a distinguished name apart that is written as text.</summary>
/// <remarks>RFC 4514 §3. Values of hexadecimal digits (<c>=#</c>) and several attributes in one place (<c>+</c>) are not supported, as in notation.</remarks>
internal static partial class DistinguishedNameText
{
    private const int Longest = 4096;
    private const string Special = "\"+,;<>";
    private const string Escapable = Special + " #=\\";

    /// <summary>The attributes, in the order in which they are written.</summary>
    /// <exception cref="NotaryRefusalException">It is no name, or one of an unsupported form.</exception>
    public static IReadOnlyList<(string Name, string Value)> Attributes(string text)
    {
        if (text.Length > Longest) throw new NotaryRefusalException("the name is too long");
        if (text.Contains("=#", StringComparison.Ordinal)) throw new NotaryRefusalException("values that begin with # are not supported");
        var attributes = new List<(string, string)>();
        var position = 0;
        while (true)
        {
            var separator = text.IndexOf('=', position);
            if (separator < 0) throw new NotaryRefusalException("it is no distinguished name as RFC 4514 writes it");
            var name = text[position..separator].Trim(' ');
            if (!Type().IsMatch(name)) throw new NotaryRefusalException("it has an attribute without a proper name");
            attributes.Add((name, Value(text, separator + 1, out position)));
            if (position == text.Length) return attributes;
            if (text[position] != ',') throw new NotaryRefusalException($"the character {text[position]} is neither supported nor escaped");
            position++;
        }
    }

    // Spaces around a value do not count; escaped ones do. Escaped bytes are UTF-8, so the value is gathered as bytes.
    private static string Value(string text, int start, out int end)
    {
        var bytes = new List<byte>();
        var kept = 0;
        for (end = start; end < text.Length && !Special.Contains(text[end], StringComparison.Ordinal); end++)
        {
            if (text[end] == '\\')
            {
                bytes.AddRange(Escaped(text, ref end));
                kept = bytes.Count;
            }
            else if (text[end] != ' ')
            {
                var rune = Rune.TryGetRuneAt(text, end, out var whole) ? whole : throw new NotaryRefusalException("it is no well-formed text");
                bytes.AddRange(Encoding.UTF8.GetBytes(rune.ToString()));
                end += rune.Utf16SequenceLength - 1;
                kept = bytes.Count;
            }
            else if (bytes.Count > 0)
            {
                bytes.Add((byte)' ');
            }
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. bytes[..kept]]);
        }
        catch (DecoderFallbackException)
        {
            throw new NotaryRefusalException("escaped bytes are no UTF-8");
        }
    }

    private static byte[] Escaped(string text, ref int position)
    {
        var next = position + 1 < text.Length ? text[position + 1] : '\0';
        if (Escapable.Contains(next, StringComparison.Ordinal))
        {
            position++;
            return [(byte)next];
        }

        if (position + 2 >= text.Length || !char.IsAsciiHexDigit(next) || !char.IsAsciiHexDigit(text[position + 2])) throw new NotaryRefusalException("a backslash escapes nothing");
        position += 2;
        return Convert.FromHexString(text.AsSpan(position - 1, 2));
    }

    [GeneratedRegex(@"\A(?:[a-zA-Z][a-zA-Z0-9-]*|[0-9]+(?:\.[0-9]+)+)\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Type();
}
