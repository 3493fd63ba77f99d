using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>Resource logs that must be sent away by one diagnostic setting.</summary>
/// <param name="Categories">The log categories, all of which are needed.</param>
/// <param name="Groups">The category groups, any of which stands for all of them.</param>
/// <param name="Name">What the logs are called in a sentence: <c>audit logs</c>.</param>
/// <remarks>https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings</remarks>
internal sealed record DiagnosticLogs(IReadOnlyList<string> Categories, IReadOnlyList<string> Groups, string Name)
{
    /// <summary>Decides for a resource by its diagnostic settings.</summary>
    public Verdict Decide(ResourceIdentity resource, RuleContext context) =>
        context.Facts.Companions.DiagnosticSettings.Of(resource).Best(
            resource, "diagnostic setting", setting => Judge(new DiagnosticSetting(setting)), context.Facts.CoverageOf(FactKinds.DiagnosticSettings, resource));

    private Verdict Judge(DiagnosticSetting setting)
    {
        var name = Redaction.Text(setting.Resource.Name);
        List<(string What, Setting<bool> Setting)> needs =
            [.. Categories.Select(category => (category, setting.Sends(category, Groups))), ("a destination", setting.HasDestination)];
        var missing = needs.FindAll(need => !need.Setting.IsUnresolved && !need.Setting.Or(false));
        var unknown = needs.FindAll(need => need.Setting.IsUnresolved);
        if (setting.Condition.IsUnresolved) unknown.Add(("its condition", setting.Condition));
        var verdict = missing.Count > 0 ? new(Outcome.Fail, $"has the diagnostic setting '{name}' without {string.Join(" and ", missing.Select(need => need.What))}")
            : unknown.Count > 0 ? new(Outcome.Unknown, $"has the diagnostic setting '{name}', and {unknown[0].What} {unknown[0].Setting.Reason}")
            : new Verdict(Outcome.Pass, $"sends its {Name} away by the diagnostic setting '{name}'");
        return verdict with { Evidence = [new(setting.Resource.Type, name)] };
    }
}
