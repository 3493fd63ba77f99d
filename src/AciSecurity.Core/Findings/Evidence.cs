using AciSecurity.Resources;

namespace AciSecurity.Findings;

/// <summary>What a verdict rests on: a place in the resource's JSON and what stands there, without secrets.</summary>
/// <param name="Path">Path of the setting, e.g. <c>properties.adminUserEnabled</c>.</param>
/// <param name="Value">What stands there; <see cref="Redaction.Hidden"/> where it may be secret, null where nothing does.</param>
public sealed record Evidence(string Path, string? Value)
{
    /// <summary>The path and value of a setting that cannot hold a secret.</summary>
    public static Evidence Of<T>(Setting<T> setting) => new(setting.Path, setting.State switch
    {
        SettingState.Known => Redaction.Show(setting.Value),
        SettingState.Absent => null,
        _ => "(unresolved)",
    });

    /// <summary>The path of a setting whose value must not be shown.</summary>
    public static Evidence OfSecret<T>(Setting<T> setting) => new(setting.Path, Redaction.Hidden);

    /// <inheritdoc/>
    public override string ToString() => Value is null ? $"{Path}: (not set)" : $"{Path}: {Value}";
}
