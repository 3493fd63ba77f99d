using System.Text.RegularExpressions;

namespace AciSecurity.Pages;

/// <summary>The text of a piece of Markdown: code and emphasis without their marks, links as text (address).</summary>
internal static partial class InlineText
{
    /// <summary>The text. What a link within the documentation leads to has no address here.</summary>
    public static string Of(string text) => MarkPattern().Replace(text, Plain);

    private static string Plain(Match match)
    {
        if (match.Groups["code"].Success) return match.Groups["code"].Value;
        if (!match.Groups["text"].Success) return Of(match.Groups["strong"].Value + match.Groups["emphasis"].Value);
        var address = match.Groups["address"].Value;
        var label = Of(match.Groups["text"].Value);
        return address.StartsWith("https://", StringComparison.Ordinal) && address != label ? $"{label} ({address})" : label;
    }

    // Code first: what it holds is no mark.
    [GeneratedRegex(
        @"`(?<code>[^`]+)`|\[(?<text>(?:`[^`]*`|[^\]`])+)\]\((?<address>[^)\s]+)\)"
            + @"|\*\*(?<strong>(?:`[^`]*`|[^*`])+)\*\*|(?<![\w*])\*(?<emphasis>[^*\s`][^*`]*)\*(?![\w*])",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex MarkPattern();
}
