using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>The one form of a JSON value that is signed: members in the order of their names' bytes, no white space, integers only, and
/// nothing escaped in strings but the quotation mark and the backslash.</summary>
/// <remarks>As https://github.com/docker/go/blob/master/canonical/json/encode.go writes it. Files of notary are in this form already; it is
/// made anew because the signature covers the form and not the file.</remarks>
internal static class CanonicalJson
{
    /// <summary>The largest integer that the signer's side, which reads numbers as double, does not change.</summary>
    private const long LargestInteger = 1L << 53;

    /// <summary>Writes <paramref name="value"/>, whose depth its parser has bounded.</summary>
    /// <exception cref="JsonException">It has no such form: a number that is no integer.</exception>
    /// <exception cref="InvalidOperationException">A string in it is not Unicode.</exception>
    public static byte[] Of(JsonElement value)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(output, value);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes one string.</summary>
    public static byte[] Of(string text)
    {
        var output = new ArrayBufferWriter<byte>();
        WriteString(output, Encoding.UTF8.GetBytes(text));
        return output.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> output, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(output, value); break;
            case JsonValueKind.Array: WriteArray(output, value); break;
            case JsonValueKind.String: WriteString(output, Encoding.UTF8.GetBytes(value.GetString()!)); break;
            case JsonValueKind.Number: output.Write(Encoding.ASCII.GetBytes(Integer(value))); break;
            case JsonValueKind.True: output.Write("true"u8); break;
            case JsonValueKind.False: output.Write("false"u8); break;
            default: output.Write("null"u8); break;
        }
    }

    private static void WriteObject(ArrayBufferWriter<byte> output, JsonElement value)
    {
        var members = value.EnumerateObject().Select(member => (Name: Encoding.UTF8.GetBytes(member.Name), member.Value)).ToArray();
        Array.Sort(members, (one, other) => one.Name.AsSpan().SequenceCompareTo(other.Name));
        var separator = "{"u8;
        foreach (var (name, member) in members)
        {
            output.Write(separator);
            WriteString(output, name);
            output.Write(":"u8);
            Write(output, member);
            separator = ","u8;
        }

        output.Write(members.Length == 0 ? "{}"u8 : "}"u8);
    }

    private static void WriteArray(ArrayBufferWriter<byte> output, JsonElement value)
    {
        output.Write("["u8);
        var first = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!first) output.Write(","u8);
            Write(output, item);
            first = false;
        }

        output.Write("]"u8);
    }

    private static void WriteString(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> text)
    {
        output.Write("\""u8);
        while (text.IndexOfAny((byte)'"', (byte)'\\') is >= 0 and var place)
        {
            output.Write(text[..place]);
            output.Write([(byte)'\\', text[place]]);
            text = text[(place + 1)..];
        }

        output.Write(text);
        output.Write("\""u8);
    }

    private static string Integer(JsonElement value) =>
        value.TryGetInt64(out var number) && number is >= -LargestInteger and <= LargestInteger
            ? number.ToString(CultureInfo.InvariantCulture)
            : throw new JsonException("A number is no integer, or too large.");
}
