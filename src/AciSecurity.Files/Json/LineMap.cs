namespace AciSecurity.Files.Json;

/// <summary>Tells the line of a byte in a text that was rewritten: line breaks that were folded away still count.</summary>
internal sealed class LineMap
{
    private readonly List<int> _breaks = [];

    /// <summary>Notes that the file has a line break where the rewritten text has come to <paramref name="offset"/>.</summary>
    public void Break(int offset) => _breaks.Add(offset);

    /// <summary>The line, counted from 1, of the byte at <paramref name="offset"/> of the rewritten text.</summary>
    public int LineAt(long offset)
    {
        // The breaks before or at the offset; they were noted in order.
        int low = 0, high = _breaks.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_breaks[middle] <= offset) low = middle + 1;
            else high = middle;
        }

        return low + 1;
    }
}
