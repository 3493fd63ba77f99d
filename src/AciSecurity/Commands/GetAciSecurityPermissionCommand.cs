using System.Management.Automation;
using AciSecurity.Access;
using AciSecurity.Audits;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Commands;

/// <summary>Writes the custom role that the chosen rules or cmdlets take: what they ask Azure for, and no more.</summary>
[Cmdlet(VerbsCommon.Get, "AciSecurityPermission")]
[OutputType(typeof(string))]
public sealed class GetAciSecurityPermissionCommand : PSCmdlet
{
    private const string Reading = "Reads what AciSecurity audits: no secret, no change.";
    private const string Writing = "Reads what AciSecurity audits, and changes what the cmdlets change that it was made for.";

    private static readonly Dictionary<string, ReadingNeeds> Inventory = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Get-AciContainerGroup"] = new([ResourceTypes.ContainerGroup], FactKinds.None),
        ["Get-AcrRegistry"] = new([ResourceTypes.Registry, ResourceTypes.RegistryToken, ResourceTypes.RegistryWebhook, ResourceTypes.RegistryCacheRule], FactKinds.Replications),
    };

    /// <summary>Ids of the rules that are to run, with wildcards.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleIdCompleter))]
    public string[] Rule { get; set; } = [];

    /// <summary>The cmdlets that are to run.</summary>
    [Parameter]
    [ValidateSet(
        "Invoke-AciSecurityAudit", "Get-AciContainerGroup", "Get-AcrRegistry", "Test-AciApprovedImage", "Test-AciAttackSurface", "Test-AciAuditLog",
        "Test-AciCredential", "Test-AciLeastPrivilege", "Test-AciPrivateRegistry", "Test-AcrSecuritySetting", "Repair-AciSecurityFinding",
        "Undo-AciSecurityRepair", "Set-AcrSecuritySetting", "Set-AcrContentTrust", "Set-AciDiagnosticSetting", "Set-AciDefenderPlan",
        "Protect-AciContainerGroup", "Reset-AcrCredential")]
    public string[] Cmdlet { get; set; } = [];

    /// <summary>Whether the addresses of webhooks are asked for, too.</summary>
    [Parameter]
    public SwitchParameter IncludeWebhookConfig { get; set; }

    /// <summary>Whether registries are asked for images, too.</summary>
    [Parameter]
    public SwitchParameter IncludeImage { get; set; }

    /// <summary>Where the role can be assigned: ids of management groups, subscriptions or resource groups.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] AssignableScope { get; set; } = ["/subscriptions/00000000-0000-0000-0000-000000000000"];

    /// <summary>What the role is called.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string RoleName { get; set; } = "AciSecurity Auditor";

    private readonly List<string> _rules = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => _rules.AddRange(Rule);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var chosen = _rules.Where(pattern => Chosen([pattern]).Count == 0).ToList();
        foreach (var pattern in chosen) WriteError(FaultRecords.Of(InputFaults.RuleNotFound(pattern)));
        if (_rules.Count > 0 && chosen.Count == _rules.Count) return;
        var actions = Needs().SelectMany(RequiredActions.Of).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
        if (IncludeWebhookConfig) actions.Add($"{ResourceTypes.RegistryWebhook}/getCallbackConfig/action");
        var writes = Cmdlet.SelectMany(WritingActions.Of).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        actions.AddRange(writes.Order(StringComparer.OrdinalIgnoreCase));
        WriteObject(new CustomRole(RoleName, writes.Count > 0 ? Writing : Reading, actions, AssignableScope).ToJson());
    }

    private IEnumerable<ReadingNeeds> Needs()
    {
        if (_rules.Count > 0) yield return ReadingNeeds.Of(Chosen(_rules));
        foreach (var name in Cmdlet)
        {
            if ((Inventory.GetValueOrDefault(name) ?? WritingActions.Reads(name)) is { } needs) yield return needs;
            else yield return ReadingNeeds.Of(Wanted(name == "Invoke-AciSecurityAudit" ? RuleSelection.All : RuleSelection.ForCmdlet(name)));
        }

        if (_rules.Count == 0 && Cmdlet.Length == 0) yield return ReadingNeeds.Of(Wanted(RuleSelection.All));
        if (IncludeImage) yield return new([], FactKinds.Images);
    }

    private static List<RuleMetadata> Chosen(IReadOnlyCollection<string> patterns) => All(RuleSelection.All.Matching(patterns));

    /// <summary>The rules that a cmdlet runs: those about images only where they are asked for.</summary>
    private IEnumerable<RuleMetadata> Wanted(RuleSelection selection) => All(selection).Where(rule => IncludeImage || !rule.Needs.AskRegistries());

    private static List<RuleMetadata> All(RuleSelection selection) =>
        [.. RuleCatalog.Rules.Where(rule => rule is not AuditRule).Select(rule => rule.Metadata).Where(selection.Includes)];
}
