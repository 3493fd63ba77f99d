using System.Text;

namespace AciSecurity.Reports;

/// <summary>Text on its way to a stream in UTF-8, in pieces of some size. It writes only when it is told more or to flush, so giving a
/// report up touches no stream: that may be what failed.</summary>
internal sealed class Utf8Text(Stream stream)
{
    private const int FlushAt = 32 * 1024;

    private readonly StringBuilder _text = new();

    /// <summary>Adds text. A surrogate pair must not be in two pieces.</summary>
    public void Append(string text)
    {
        _text.Append(text);
        if (_text.Length > FlushAt) Flush();
    }

    /// <summary>Writes what is held back.</summary>
    public void Flush()
    {
        stream.Write(Encoding.UTF8.GetBytes(_text.ToString()));
        _text.Clear();
    }
}
