namespace AciSecurity.Pages;

/// <summary>Writes a table of a page with aligned columns, as PowerShell's own tables look.</summary>
internal static class PageTable
{
    private const int Gap = 2;
    private const int Narrowest = 8;

    /// <summary>The lines of the table.</summary>
    /// <param name="lines">Its rows in Markdown: the header, the line below it, the others.</param>
    /// <param name="width">Columns of the screen.</param>
    public static IEnumerable<string> Of(IReadOnlyList<string> lines, int width)
    {
        var rows = lines.Where((_, index) => index != 1).Select(Cells).ToList();
        var widths = Widths(rows, width);
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var line in Row(rows[row], widths)) yield return line;
            if (row == 0) yield return Line(rows[0].Select((cell, column) => new string('-', Math.Min(cell.Length, widths[column]))), widths);
        }
    }

    private static string[] Cells(string line) => [.. line.Trim().Split('|')[1..^1].Select(cell => InlineText.Of(cell.Trim()))];

    /// <summary>As wide as the longest cell; where that is too much, the widest columns give way.</summary>
    private static int[] Widths(List<string[]> rows, int width)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => column < row.Length ? row[column].Length : 0)).ToArray();
        while (widths.Sum() + (Gap * (widths.Length - 1)) > width && widths.Max() > Narrowest) widths[Array.IndexOf(widths, widths.Max())]--;
        return widths;
    }

    private static IEnumerable<string> Row(string[] cells, int[] widths)
    {
        var flowed = cells.Select((cell, column) => TextFlow.Of(cell, widths[column])).ToList();
        return Enumerable.Range(0, flowed.Max(lines => lines.Count))
            .Select(line => Line(flowed.Select(lines => line < lines.Count ? lines[line] : ""), widths));
    }

    private static string Line(IEnumerable<string> cells, int[] widths) =>
        string.Concat(cells.Select((cell, column) => cell.PadRight(widths[column] + Gap))).TrimEnd();
}
