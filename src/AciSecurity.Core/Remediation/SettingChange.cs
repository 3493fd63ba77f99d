namespace AciSecurity.Remediation;

/// <summary>A setting as it was and as it is to be.</summary>
/// <param name="Path">Its path in the resource, e.g. <c>properties.adminUserEnabled</c>.</param>
/// <param name="Before">Its JSON before; null where it was not set.</param>
/// <param name="After">Its JSON after; null where it is taken out.</param>
public sealed record SettingChange(string Path, string? Before, string? After)
{
    /// <summary>The JSON that stands for a setting that was not set: Azure's default. Undoing writes it, for PATCH takes nothing out.</summary>
    public string? WhenAbsent { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Before ?? "(not set)"} -> {After ?? "(not set)"}";
}
