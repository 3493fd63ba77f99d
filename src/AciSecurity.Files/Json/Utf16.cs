using System.Text;

namespace AciSecurity.Files.Json;

/// <summary>Reads the files that Windows PowerShell's redirection writes: UTF-16 with a byte order mark.</summary>
internal static class Utf16
{
    /// <summary>The stream from its beginning, as UTF-8 where its byte order mark says UTF-16; it is owned by what is returned.</summary>
    public static Stream Transcode(Stream stream)
    {
        Span<byte> mark = stackalloc byte[2];
        var read = stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (read < mark.Length) return stream;
        if (mark.SequenceEqual(Encoding.Unicode.Preamble)) return Encoding.CreateTranscodingStream(stream, Encoding.Unicode, Encoding.UTF8);
        return mark.SequenceEqual(Encoding.BigEndianUnicode.Preamble)
            ? Encoding.CreateTranscodingStream(stream, Encoding.BigEndianUnicode, Encoding.UTF8)
            : stream;
    }
}
