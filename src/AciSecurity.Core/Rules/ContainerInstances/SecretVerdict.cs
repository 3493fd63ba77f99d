using AciSecurity.Credentials;
using AciSecurity.Findings;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Puts what was found in the plain settings of a container into one verdict, without their values.</summary>
internal static class SecretVerdict
{
    private const int MostNamed = 10;

    // A report of them all would be read by nobody, and a file may have a million.
    private const int MostShown = 100;

    /// <summary>Fails where a setting holds a secret, is Unknown where one may.</summary>
    /// <param name="settings">The settings, examined.</param>
    /// <param name="secrets">What is said where some hold secrets; their names follow.</param>
    /// <param name="unknown">What is said where some may; their names follow.</param>
    /// <param name="none">The verdict where none does.</param>
    public static Verdict Of(List<ExaminedSetting> settings, string secrets, string unknown, Func<Verdict> none)
    {
        var failed = settings.FindAll(setting => setting.Outcome == Outcome.Fail);
        if (failed.Count > 0) return Named(Outcome.Fail, secrets, failed);
        var open = settings.FindAll(setting => setting.Outcome == Outcome.Unknown);
        return open.Count > 0 ? Named(Outcome.Unknown, unknown, open) : none();
    }

    private static Verdict Named(Outcome outcome, string finding, List<ExaminedSetting> settings)
    {
        var more = settings.Count > MostNamed ? $" and {settings.Count - MostNamed} more" : "";
        return new(outcome, $"{finding}: {string.Join(", ", settings.Take(MostNamed))}{more}")
        {
            Evidence = [.. settings.Take(MostShown).Select(setting => Evidence.OfSecret(setting.Setting.Value))],
        };
    }
}
