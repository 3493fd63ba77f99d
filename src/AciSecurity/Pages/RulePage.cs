using System.Text;

namespace AciSecurity.Pages;

/// <summary>The page of a rule, docs/rules: why it matters, how it is decided, how to fix it.</summary>
/// <remarks>The build puts the pages into the assembly, so that they are there without a network and are of the same version as the
/// rules. The view in AciSecurity.format.ps1xml shows one; only there it has styles, so that none gets into a file.</remarks>
public sealed class RulePage
{
    private const int Narrowest = 40;
    private const int Usual = 80;
    private const int Widest = 120;

    private readonly string _markdown;

    private RulePage(string ruleId, string markdown) => (RuleId, _markdown) = (ruleId, markdown);

    /// <summary>The rule's id.</summary>
    public string RuleId { get; }

    /// <summary>The page as text, without styles, in lines of 80 columns.</summary>
    public string Text => PageText.Of(_markdown, PageStyle.Plain, Usual);

    /// <summary>The page as text for a screen.</summary>
    /// <param name="width">Columns of the screen; lines that are longer than people read well are not made.</param>
    /// <param name="title">What stands before the heading of the page: an escape sequence, or nothing.</param>
    /// <param name="heading">What stands before the heading of a section.</param>
    /// <param name="end">What stands behind both.</param>
    public string Format(int width, string title, string heading, string end) =>
        PageText.Of(_markdown, new(title, heading, end), width > 0 ? Math.Clamp(width, Narrowest, Widest) : Usual);

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal static RulePage Of(string ruleId)
    {
        var page = typeof(RulePage).Assembly.GetManifestResourceStream($"rules/{ruleId}.md")
            ?? throw new InvalidOperationException($"The rule {ruleId} has no page.");
        using var reader = new StreamReader(page, Encoding.UTF8);
        return new(ruleId, reader.ReadToEnd());
    }
}
