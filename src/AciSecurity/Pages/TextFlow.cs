namespace AciSecurity.Pages;

/// <summary>Breaks text between words.</summary>
internal static class TextFlow
{
    /// <summary>The lines of a text, none longer than <paramref name="width"/> unless one word is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Columns.</param>
    /// <param name="indent">What stands before each line but the first.</param>
    public static IReadOnlyList<string> Of(string text, int width, string indent = "")
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var isFirst = lines[^1].Length == (lines.Count == 1 ? 0 : indent.Length);
            if (!isFirst && lines[^1].Length + 1 + word.Length > width)
            {
                lines.Add(indent);
                isFirst = true;
            }

            lines[^1] += isFirst ? word : ' ' + word;
        }

        return lines;
    }
}
