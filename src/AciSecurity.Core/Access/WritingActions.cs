using AciSecurity.Audits;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Access;

/// <summary>The operations of Azure that changing takes, cmdlet by cmdlet, beside those of reading.</summary>
/// <remarks>Names of operations: https://learn.microsoft.com/azure/role-based-access-control/permissions/monitor and its neighbours. To send logs to
/// a workspace takes its keys, though nobody sees them:
/// https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings.</remarks>
public static class WritingActions
{
    private const string WriteRegistry = ResourceTypes.Registry + "/write";
    private const string WriteToken = ResourceTypes.RegistryToken + "/write";
    private const string WriteLogs = ResourceTypes.DiagnosticSetting + "/write";
    private const string WritePlan = ResourceTypes.DefenderPlan + "/write";
    private const string WriteLock = ResourceTypes.Lock + "/write";
    private const string SendLogs = "Microsoft.OperationalInsights/workspaces/sharedKeys/action";

    // A group is written with the identities that it has and the subnet that it is in.
    private const string Assign = "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action";
    private const string Join = "Microsoft.Network/virtualNetworks/subnets/join/action";

    private static readonly Dictionary<string, (ReadingNeeds Reads, string[] Writes)> OfCmdlets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Repair-AciSecurityFinding"] = (ReadingNeeds.Of(Audited()), [WriteRegistry, WriteToken, WriteLogs, WritePlan, WriteLock, SendLogs]),
        ["Undo-AciSecurityRepair"] = (
            new([ResourceTypes.Registry, ResourceTypes.RegistryToken, ResourceTypes.DiagnosticSetting, ResourceTypes.DefenderPlan, ResourceTypes.Lock], FactKinds.None),
            [WriteRegistry, WriteToken, WriteLogs, WritePlan, SendLogs, ResourceTypes.DiagnosticSetting + "/delete", ResourceTypes.Lock + "/delete"]),
        ["Set-AcrSecuritySetting"] = (new([ResourceTypes.Registry], FactKinds.None), [WriteRegistry]),
        ["Set-AcrContentTrust"] = (new([ResourceTypes.Registry], FactKinds.Images), [WriteRegistry]),
        ["Set-AciDiagnosticSetting"] = (new([ResourceTypes.Registry, ResourceTypes.ContainerGroup], FactKinds.DiagnosticSettings), [WriteLogs, SendLogs]),
        ["Reset-AcrCredential"] = (
            new([ResourceTypes.Registry, ResourceTypes.RegistryToken], FactKinds.None),
            [ResourceTypes.Registry + "/regenerateCredential/action", ResourceTypes.Registry + "/generateCredentials/action"]),
        ["Protect-AciContainerGroup"] = (new([ResourceTypes.ContainerGroup], FactKinds.None), [ResourceTypes.ContainerGroup + "/write", Assign, Join]),
        ["Set-AciDefenderPlan"] = (new([ResourceTypes.DefenderPlan], FactKinds.None), [WritePlan]),
    };

    /// <summary>The cmdlets that change something in Azure.</summary>
    public static IReadOnlyCollection<string> Cmdlets => OfCmdlets.Keys;

    /// <summary>What a cmdlet reads before it changes something; null where it changes nothing.</summary>
    public static ReadingNeeds? Reads(string cmdlet) => OfCmdlets.TryGetValue(cmdlet, out var known) ? known.Reads : null;

    /// <summary>What it changes; empty where it changes nothing.</summary>
    public static IReadOnlyList<string> Of(string cmdlet) => OfCmdlets.TryGetValue(cmdlet, out var known) ? known.Writes : [];

    private static IEnumerable<RuleMetadata> Audited() =>
        RuleCatalog.Rules.Where(rule => rule is not AuditRule && !rule.Metadata.Needs.AskRegistries()).Select(rule => rule.Metadata);
}
