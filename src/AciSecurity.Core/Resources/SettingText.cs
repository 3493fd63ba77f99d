namespace AciSecurity.Resources;

/// <summary>Reads settings whose values are words and names of Azure.</summary>
internal static class SettingText
{
    /// <summary>Whether <paramref name="setting"/> is known to be <paramref name="value"/>, in whatever letter case.</summary>
    /// <remarks>Azure's words have no letter case.</remarks>
    public static bool Is(this Setting<string> setting, string value) =>
        setting.IsKnown && setting.Value.Equals(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>The setting, absent where its value is empty: an empty name names nothing.</summary>
    public static Setting<string> OrAbsent(this Setting<string> setting) => setting is { IsKnown: true, Value.Length: 0 } ? setting.AsAbsent() : setting;
}
