namespace AciSecurity.Resources;

/// <summary>Compares settings whose values are words of Azure: they have no letter case.</summary>
internal static class SettingText
{
    /// <summary>Whether <paramref name="setting"/> is known to be <paramref name="value"/>, in whatever letter case.</summary>
    public static bool Is(this Setting<string> setting, string value) =>
        setting.IsKnown && setting.Value.Equals(value, StringComparison.OrdinalIgnoreCase);
}
