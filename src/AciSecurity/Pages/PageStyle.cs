namespace AciSecurity.Pages;

/// <summary>How headings are set off: escape sequences, or nothing.</summary>
/// <param name="Title">What stands before the heading of a page.</param>
/// <param name="Heading">What stands before the heading of a section.</param>
/// <param name="End">What stands behind both.</param>
internal sealed record PageStyle(string Title, string Heading, string End)
{
    /// <summary>No style.</summary>
    public static PageStyle Plain { get; } = new("", "", "");
}
