namespace AciSecurity.Remediation.Templates;

/// <summary>What a repaired template has otherwise than the group that it was made of. What only Azure sets is not among it.</summary>
/// <param name="Path">Path of the setting, e.g. <c>properties.ipAddress.type</c>.</param>
/// <param name="Before">What stood there, without secrets; null where nothing did.</param>
/// <param name="After">What stands there now; null where nothing does.</param>
public sealed record TemplateChange(string Path, string? Before, string? After)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Before ?? "(not set)"} -> {After ?? "(not set)"}";
}
