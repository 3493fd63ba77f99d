using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>Who signed in to the registry, and who pulled, pushed or deleted what, is lost unless a diagnostic setting sends it away.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-registry/monitor-container-registry-reference#resource-logs</remarks>
public sealed class AuditLogRule : RegistryRule
{
    private static readonly string[] Categories = ["ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents"];

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.AuditLog", "Registry sends its audit logs away")
    {
        Severity = Severity.High,
        Section = Section.ActivityMonitoring | Section.AuditTrail,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AcrSecuritySetting", "Test-AciAuditLog"],
        Controls = ["MCSB LT-3"],
        Needs = FactKinds.Companions,
        Recommendation = "Add a diagnostic setting with ContainerRegistryLoginEvents and ContainerRegistryRepositoryEvents, or the category "
            + "group audit, and a workspace, storage account or event hub.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Registry registry, RuleContext context)
    {
        var resource = registry.Resource;
        var settings = context.Facts.Companions.DiagnosticSettingsOf(resource.Id).Where(setting => setting.Condition.Or(true)).ToLookup(setting =>
            setting.Resource.Identity.Deployment == resource.Identity.Deployment);
        var verdicts = settings[true].Select(Judge).ToList();
        var best = verdicts.Find(verdict => verdict.Outcome == Outcome.Pass) ?? verdicts.Find(verdict => verdict.Outcome == Outcome.Unknown);
        if (best is not null) return best;
        if (settings[false].Any()) return Unknown("may have the diagnostic setting that another deployment of this run declares for a registry of its name");
        if (context.Facts.Companions.HasUnresolvedDiagnosticSetting(resource.Id))
        {
            return Unknown("may be meant by a diagnostic setting whose scope an expression hides");
        }

        if (verdicts.Count > 0) return verdicts[0];
        return resource.Origin.Kind == OriginKind.Template
            ? Fail("has no diagnostic setting: not declared in these files")
            : Unknown("may have a diagnostic setting: this source carries none");
    }

    private static Verdict Judge(DiagnosticSetting setting)
    {
        var name = Redaction.Text(setting.Resource.Name);
        List<(string What, Setting<bool> Setting)> needs =
            [.. Categories.Select(category => (category, setting.Sends(category))), ("a destination", setting.HasDestination)];
        var missing = needs.FindAll(need => !need.Setting.IsUnresolved && !need.Setting.Or(false));
        var unknown = needs.FindAll(need => need.Setting.IsUnresolved);
        if (setting.Condition.IsUnresolved) unknown.Add(("its condition", setting.Condition));
        var verdict = missing.Count > 0 ? Fail($"has the diagnostic setting '{name}' without {string.Join(" and ", missing.Select(need => need.What))}")
            : unknown.Count > 0 ? Unknown($"has the diagnostic setting '{name}', and {unknown[0].What} {unknown[0].Setting.Reason}")
            : Pass($"sends its audit logs away by the diagnostic setting '{name}'");
        return verdict with { Evidence = [new(setting.Resource.Type, name)] };
    }
}
