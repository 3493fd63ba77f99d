namespace AciSecurity.Files.Exports.Shapes;

/// <summary>Where ARM has what a tool calls by another name, or has elsewhere.</summary>
/// <param name="Name">The tool's name for the member, compared without regard to case.</param>
/// <param name="Path">Where it belongs in ARM's object, from that object's own top, with dots.</param>
/// <param name="Layout">How the member's own object, or each object of its list, is laid out; null to copy it as it is.</param>
internal sealed record Place(string Name, string Path, Layout? Layout = null)
{
    /// <summary>The steps of <see cref="Path"/>.</summary>
    public string[] Steps { get; } = Path.Split('.');
}
