namespace AciSecurity.Remediation;

/// <summary>A write with what it changes and how it is taken back.</summary>
/// <param name="Write">The request.</param>
/// <param name="Changes">What is different afterwards; nothing else is.</param>
public sealed record PlannedWrite(ResourceWrite Write, IReadOnlyList<SettingChange> Changes)
{
    /// <summary>The request that gives back what was there; null where none can.</summary>
    public ResourceWrite? Undo { get; init; }

    /// <summary>Whether the resource is not there before.</summary>
    public bool Creates { get; init; }
}
