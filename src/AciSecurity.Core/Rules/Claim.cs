using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>Something that is so, is not so, or is not known; it can be combined with others.</summary>
/// <param name="Holds">Whether it is so; null where that is not known.</param>
/// <param name="Reason">Why it is not known; empty where it is.</param>
internal readonly record struct Claim(bool? Holds, string Reason)
{
    private const string Wrapper = "properties.";

    /// <summary>What is known.</summary>
    public static Claim Known(bool holds) => new(holds, "");

    /// <summary>Whether a setting that has two values, of which Azure's default is one, has the one.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="yes">The value with which the claim holds.</param>
    /// <param name="no">The other value.</param>
    /// <param name="byDefault">Whether the claim holds where nothing sets it.</param>
    public static Claim That(Setting<string> setting, string yes, string no, bool byDefault)
    {
        if (setting.IsAbsent) return Known(byDefault);
        if (setting.IsUnresolved) return new(null, $"{Name(setting.Path)} {setting.Reason}");
        if (setting.Value.Equals(yes, StringComparison.OrdinalIgnoreCase)) return Known(true);
        return setting.Value.Equals(no, StringComparison.OrdinalIgnoreCase) ? Known(false) : new(null, $"{Name(setting.Path)} has a value that is not known");
    }

    /// <summary>Whether a setting is on.</summary>
    public static Claim That(Setting<bool> setting, bool byDefault) => setting.State switch
    {
        SettingState.Absent => Known(byDefault),
        SettingState.Known => Known(setting.Value),
        _ => new(null, $"{Name(setting.Path)} {setting.Reason}"),
    };

    /// <summary>Whether both hold.</summary>
    public Claim And(Claim other) => Holds == false || other.Holds == false ? Known(false) : Holds is null ? this : other;

    /// <summary>Whether one of them holds.</summary>
    public Claim Or(Claim other) => Holds == true || other.Holds == true ? Known(true) : Holds is null ? this : other;

    /// <summary>Whether it does not hold.</summary>
    public Claim Not() => this with { Holds = !Holds };

    private static string Name(string path) => path.StartsWith(Wrapper, StringComparison.Ordinal) ? path[Wrapper.Length..] : path;
}
