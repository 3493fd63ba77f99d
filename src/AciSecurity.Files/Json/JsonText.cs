using System.Text;
using System.Text.Json;

namespace AciSecurity.Files.Json;

/// <summary>JSON as Azure Resource Manager accepts it, made strict: comments and trailing commas are allowed, and strings
/// may run over several lines.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax#comments-and-metadata and #multi-line-strings</remarks>
internal sealed class JsonText
{
    public static readonly JsonReaderOptions ReaderOptions = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 128,
    };

    public static readonly JsonDocumentOptions DocumentOptions = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 128,
    };

    /// <summary>Non-ASCII text stays as it is: the output is never part of a page.</summary>
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private JsonText(byte[] utf8, LineMap lines)
    {
        Utf8 = utf8;
        Lines = lines;
    }

    /// <summary>The text, with every string on one line; comments and trailing commas are still in it.</summary>
    public byte[] Utf8 { get; }

    /// <summary>The file's lines.</summary>
    public LineMap Lines { get; }

    /// <summary>Reads the bytes of a file.</summary>
    /// <exception cref="JsonException">The bytes are not UTF-8 or UTF-16 text.</exception>
    public static JsonText Read(ReadOnlyMemory<byte> file)
    {
        var bytes = ToUtf8(file).Span;
        var output = new MemoryStream(bytes.Length + 16);
        var lines = new LineMap();
        var state = State.Outside;
        for (var at = 0; at < bytes.Length; at++)
        {
            var current = bytes[at];
            var next = at + 1 < bytes.Length ? bytes[at + 1] : (byte)0;
            if (state == State.String && current is (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                output.Write(current switch { (byte)'\n' => "\\n"u8, (byte)'\r' => "\\r"u8, _ => "\\t"u8 });
                if (current == '\n') lines.Break((int)output.Length);
                continue;
            }

            output.WriteByte(current);
            if (current == '\n') lines.Break((int)output.Length);
            if (state == State.String && current == '\\' && at + 1 < bytes.Length)
            {
                output.WriteByte(bytes[++at]);
                continue;
            }

            var before = state;
            state = Next(state, current, next);
            // The second character of a comment's start must not end it: /*/ is not a whole comment.
            if (before == State.Outside && state is State.LineComment or State.BlockComment)
            {
                output.WriteByte(bytes[++at]);
            }
        }

        return new(output.ToArray(), lines);
    }

    /// <summary>Why and where the text is not JSON; null when it is.</summary>
    public (int Line, string Cause)? Problem()
    {
        var (offset, cause) = JsonSyntax.Problem(Utf8);
        return cause is null ? null : (Lines.LineAt(offset), cause);
    }

    private static State Next(State state, byte current, byte next) => state switch
    {
        State.Outside when current == '"' => State.String,
        State.String when current == '"' => State.Outside,
        State.Outside when current == '/' && next == '/' => State.LineComment,
        State.Outside when current == '/' && next == '*' => State.BlockComment,
        State.LineComment when current == '\n' => State.Outside,
        State.BlockComment when current == '*' && next == '/' => State.BlockCommentEnd,
        State.BlockCommentEnd => State.Outside,
        _ => state,
    };

    private static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) return file[3..];
        // Windows PowerShell's > and Out-File write UTF-16.
        if (bytes.StartsWith(Encoding.Unicode.Preamble)) return Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes[2..]));
        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble)) return Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(bytes[2..]));
        return file;
    }

    private enum State
    {
        Outside,
        String,
        LineComment,
        BlockComment,
        BlockCommentEnd,
    }
}
