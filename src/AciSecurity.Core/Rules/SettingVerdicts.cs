using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>Turns a three-valued setting into a verdict.</summary>
public static class SettingVerdicts
{
    /// <summary>Decides by the state of <paramref name="setting"/>, which becomes the verdict's evidence unless the
    /// branch names its own.</summary>
    /// <param name="setting">A setting that cannot hold a secret: its value is shown as evidence.</param>
    /// <param name="known">What follows from its value.</param>
    /// <param name="absent">What follows where nothing sets it.</param>
    /// <param name="unresolved">What follows where it could not be read; given the reason.</param>
    public static Verdict Match<T>(
        this Setting<T> setting,
        Func<T, Verdict> known,
        Func<Verdict> absent,
        Func<string, Verdict> unresolved)
    {
        var verdict = setting.State switch
        {
            SettingState.Known => known(setting.Value),
            SettingState.Absent => absent(),
            _ => unresolved($"{NameOf(setting.Path)} {setting.Reason}"),
        };
        return verdict.Evidence.Count > 0 ? verdict : verdict.On(setting);
    }

    /// <summary>Decides by whether the value of <paramref name="setting"/> is a good one; where nothing sets it, Azure's default is.</summary>
    /// <param name="setting">A setting that cannot hold a secret: its value is shown as evidence.</param>
    /// <param name="byDefault">Azure's default.</param>
    /// <param name="isGood">Whether a value meets the rule.</param>
    /// <param name="good">What a resource that meets the rule does.</param>
    /// <param name="bad">What one that does not meet it does.</param>
    public static Verdict Judge<T>(this Setting<T> setting, T byDefault, Func<T, bool> isGood, string good, string bad)
    {
        return setting.Match(
            known: value => Of(value, ""),
            absent: () => Of(byDefault, ", which is the default"),
            unresolved: reason => new(Outcome.Unknown, reason));

        Verdict Of(T value, string origin) => isGood(value) ? new(Outcome.Pass, good + origin) : new(Outcome.Fail, bad + origin);
    }

    /// <summary>The last two steps of a path, for the last alone may say little (<c>capabilities.add</c>); "properties" says nothing.</summary>
    private static string NameOf(string path)
    {
        const string Wrapper = "properties.";
        var last = path.LastIndexOf('.');
        var name = last > 0 ? path[(path.LastIndexOf('.', last - 1) + 1)..] : path;
        return name.StartsWith(Wrapper, StringComparison.Ordinal) ? name[Wrapper.Length..] : name;
    }
}
