using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AciSecurity.Files.Json;

namespace AciSecurity.Files.Exports;

/// <summary>Reads the elements of a large JSON list one by one: the list itself, or the one that an object has as <c>value</c>
/// (Resource Manager) or <c>data</c> (Resource Graph). Memory holds one element, whatever the file's size.</summary>
internal sealed partial class ExportStream(Stream stream) : IDisposable
{
    private const int FirstBuffer = 256 * 1024;
    private const int LargestElement = 32 * 1024 * 1024;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _start;
    private int _end;
    private bool _isFinal;
    private bool _isWhole;
    private JsonReaderState _state = new(JsonText.ReaderOptions);

    /// <summary>Whether there was a list at all.</summary>
    public bool IsEntered { get; private set; }

    /// <summary>Whether the object that holds the list names a next page.</summary>
    public bool HasNextPage { get; private set; }

    /// <summary>The line that has been read to, counted from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The elements, each with the line it begins on.</summary>
    /// <exception cref="JsonException">The text is not JSON; <see cref="Line"/> is where.</exception>
    public async IAsyncEnumerable<(ReadOnlyMemory<byte> Json, int Line)> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await EnterListAsync(cancellationToken).ConfigureAwait(false)) yield break;
        while (true)
        {
            var status = Next(out var json, out var line);
            if (status == Step.Element) yield return (json, line);
            else if (status == Step.End) break;
            else await FillAsync(cancellationToken).ConfigureAwait(false);
        }

        await EndAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    /// <summary>What stands behind the list: nothing where the list is the whole text, else the object's other members,
    /// among which the address of a next page says that this one is not all.</summary>
    private async Task EndAsync(CancellationToken cancellationToken)
    {
        while (!_isFinal && _end - _start < FirstBuffer) await FillAsync(cancellationToken).ConfigureAwait(false);
        var rest = _buffer.AsSpan(_start, _end - _start);
        if (_isWhole && !rest.Trim(" \t\r\n"u8).IsEmpty) throw new JsonException("There is more in the file behind the list.");
        HasNextPage = !_isWhole && NextPage().IsMatch(Encoding.UTF8.GetString(rest));
    }

    private async Task<bool> EnterListAsync(CancellationToken cancellationToken)
    {
        await FillAsync(cancellationToken).ConfigureAwait(false);
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8)) _start = 3;
        while (true)
        {
            if (TryEnter(out var found)) return found;
            if (_isFinal) return false;
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Goes to the list's opening bracket; false while more bytes are needed.</summary>
    private bool TryEnter(out bool found)
    {
        found = false;
        var isList = true;
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isFinal, _state);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    isList = reader.GetString() is { } name && (name.Equals("value", StringComparison.OrdinalIgnoreCase) || name.Equals("data", StringComparison.OrdinalIgnoreCase));
                    break;
                case JsonTokenType.StartArray when isList:
                    _isWhole = reader.CurrentDepth == 0;
                    Advance(ref reader);
                    found = IsEntered = true;
                    return true;
                case JsonTokenType.EndObject:
                    return true;
                case JsonTokenType.StartArray:
                case JsonTokenType.StartObject when reader.CurrentDepth > 0:
                    if (!reader.TrySkip()) return false;
                    break;
                default:
                    break;
            }
        }

        return false;
    }

    private Step Next(out ReadOnlyMemory<byte> json, out int line)
    {
        (json, line) = (default, 0);
        var span = _buffer.AsSpan(_start, _end - _start);
        var reader = new Utf8JsonReader(span, _isFinal, _state);
        if (!reader.Read()) return _isFinal ? Step.End : Step.More;
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            Advance(ref reader);
            return Step.End;
        }

        var begin = (int)reader.TokenStartIndex;
        if (!reader.TrySkip()) return Step.More;
        line = Line + span[..begin].Count((byte)'\n');
        if (!JsonSyntax.IsUnicode(span[begin..(int)reader.BytesConsumed])) throw new JsonException("An element holds text that is not Unicode.");

        // A copy of its own: the resource keeps it, and the buffer goes on.
        json = span[begin..(int)reader.BytesConsumed].ToArray();
        Advance(ref reader);
        return Step.Element;
    }

    private void Advance(ref Utf8JsonReader reader)
    {
        var consumed = (int)reader.BytesConsumed;
        Line += _buffer.AsSpan(_start, consumed).Count((byte)'\n');
        _start += consumed;
        _state = reader.CurrentState;
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LargestElement) throw new JsonException($"One element is larger than {LargestElement:N0} bytes.");
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _isFinal = read == 0;
        _end += read;
    }

    [GeneratedRegex("\"(?:nextLink|\\$?skip_?token)\"\\s*:\\s*\"", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NextPage();

    private enum Step
    {
        Element,
        More,
        End,
    }
}
