using AciSecurity.Audits;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Faults;
using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Audits;

/// <summary>What an audit makes of what a live source says beside the resources.</summary>
public sealed class LiveAuditTests
{
    private const string Other = "00000000-0000-0000-0000-000000000002";

    [Fact]
    public async Task Gathered_facts_decide_and_are_not_passed_on()
    {
        var audit = Auditing("Acr.AuditLog");

        var items = await PlayedSource.ReadAsync(audit, Registry(), Gathered(FactKinds.DiagnosticSettings), Closed());

        Assert.Equal(["Acr.AuditLog Fail has no diagnostic setting"], items.Select(Name));
        Assert.Empty(audit.Complete());
    }

    [Fact]
    public async Task Why_facts_are_missing_is_the_reason()
    {
        var items = await PlayedSource.ReadAsync(Auditing("Acr.AuditLog"), Registry(), Gathered(FactKinds.DiagnosticSettings, "the permission is missing"), Closed());

        Assert.Equal(["Acr.AuditLog Unknown may have a diagnostic setting: diagnostic settings could not be read: the permission is missing"], items.Select(Name));
    }

    [Fact]
    public async Task A_closed_subscription_ends_the_wait_of_its_resources_and_of_no_others()
    {
        var audit = Auditing("Acr.AuditLog");
        var elsewhere = Given.Registry().WithId($"/subscriptions/{Other}/resourceGroups/r/providers/Microsoft.ContainerRegistry/registries/contoso");

        var items = await PlayedSource.ReadAsync(audit, Registry(), new RunItem.ResourceRead(elsewhere.Live()), Gathered(FactKinds.DiagnosticSettings), Closed());

        Assert.Equal(["Acr.AuditLog Fail has no diagnostic setting"], items.Select(Name));
        Assert.Equal(Outcome.Unknown, Assert.Single(audit.Complete()).Outcome);
    }

    [Fact]
    public async Task What_crosses_subscriptions_waits_for_the_run()
    {
        var audit = Auditing("Acr.AuditLog", "Acr.LeastPrivilegeAccess");

        var items = await PlayedSource.ReadAsync(audit, Registry(), Gathered(FactKinds.DiagnosticSettings | FactKinds.RoleAssignments), Closed(), new RunItem.FactsGathered(FactKinds.ContainerGroups, ""));

        Assert.Empty(items);
        Assert.Equal(["Acr.AuditLog Fail", "Acr.LeastPrivilegeAccess Pass"], audit.Complete().Select(finding => $"{finding.RuleId} {finding.Outcome}"));
    }

    [Fact]
    public async Task Facts_of_a_closed_subscription_are_forgotten_and_a_late_resource_takes_nothing_for_none()
    {
        var audit = Auditing("Acr.AuditLog");
        var setting = Given.DiagnosticSetting($"{LiveRun.Group}/providers/Microsoft.ContainerRegistry/registries/contoso");

        await PlayedSource.ReadAsync(audit, new RunItem.ResourceRead(setting.Live()), Gathered(FactKinds.DiagnosticSettings), Closed(), Registry());

        Assert.Equal((Outcome.Unknown, "may have a diagnostic setting: diagnostic settings could not be read: its subscription was closed before"), audit.Complete().Select(finding => (finding.Outcome, finding.Reason)).Single());
    }

    [Fact]
    public async Task What_needs_no_other_resource_comes_at_once()
    {
        var audit = Auditing("Aci.IdentityLeastPrivilege", "Aci.Contradiction", "Aci.SubnetSegmentation");
        var group = Given.Group().Without("identity").Without("properties.imageRegistryCredentials").Without("properties.subnetIds");

        var items = await PlayedSource.ReadAsync(audit, new RunItem.ResourceRead(group.Live()));

        Assert.Equal(3, Assert.IsType<RunItem.FindingsMade>(Assert.Single(items)).Findings.Count(finding => finding.Outcome == Outcome.NotApplicable));
        Assert.Empty(audit.Complete());
    }

    [Fact]
    public async Task A_type_that_was_refused_is_unknown_to_each_rule_that_would_judge_it()
    {
        var fault = AzureFaults.Forbidden(LiveRun.Subscription, "Microsoft.ContainerRegistry/registries/read");
        var where = new ResourceIdentity { Id = LiveRun.Subscription, Type = ResourceTypes.Subscription, Name = "production", SubscriptionId = LiveRun.SubscriptionId, Origin = new(OriginKind.Live) };
        RunItem unread = new RunItem.TypeUnread(ResourceTypes.Registry, where, fault);

        var items = await PlayedSource.ReadAsync(Auditing("Acr.AdminUser", "Acr.AuditLog", "Aci.Privileged"), unread);

        Assert.Same(fault, Assert.IsType<RunItem.FaultRaised>(items[0]).Fault);
        var findings = Assert.IsType<RunItem.FindingsMade>(items[1]).Findings;
        Assert.Equal(["Acr.AdminUser", "Acr.AuditLog"], findings.Select(finding => finding.RuleId).Order(StringComparer.Ordinal));
        Assert.All(findings, finding => Assert.Equal((Outcome.Unknown, fault.Cause, "production"), (finding.Outcome, finding.Reason, finding.ResourceName)));
        Assert.Empty(await PlayedSource.ReadAsync(Auditing("Aci.Privileged"), unread));
    }

    [Theory]
    [InlineData(LiveRun.Subscription, "Microsoft.Resources/subscriptions", LiveRun.SubscriptionId, null)]
    [InlineData(LiveRun.Group, "Microsoft.Resources/resourceGroups", "r", "r")]
    [InlineData(LiveRun.Group + "/providers/Microsoft.ContainerRegistry/registries/contoso/webhooks/w", "Microsoft.ContainerRegistry/registries/webhooks", "w", "r")]
    [InlineData(LiveRun.Group + "/providers/Microsoft.ContainerRegistry/registries/contoso/providers/Microsoft.Insights/diagnosticSettings", "Microsoft.Insights/diagnosticSettings", "diagnosticSettings", "r")]
    [InlineData("/providers/Microsoft.Management/managementGroups/m", "Microsoft.Management/managementGroups", "m", null)]
    [InlineData("management.azure.com", "Azure", "management.azure.com", null)]
    public async Task A_fault_of_Azure_is_a_finding_on_what_could_not_be_read(string target, string type, string name, string? group)
    {
        var items = await PlayedSource.ReadAsync(new(new AuditRequest { BaseFolder = "/" }), new RunItem.FaultRaised(AzureFaults.NotFound(target)));

        var finding = Assert.Single(Assert.IsType<RunItem.FindingsMade>(items[1]).Findings);
        Assert.Equal(("Audit.Complete", target, type, name, group), (finding.RuleId, finding.ResourceId, finding.ResourceType, finding.ResourceName, finding.ResourceGroupName));
        Assert.Equal(OriginKind.Live, finding.Origin.Kind);
        Assert.Equal(target.StartsWith("/subscriptions", StringComparison.Ordinal) ? LiveRun.SubscriptionId : null, finding.SubscriptionId);
    }

    private static RunItem.ResourceRead Registry() => new RunItem.ResourceRead(Given.Registry().Live());

    private static RunItem.FactsGathered Gathered(FactKinds kinds, string? why = null) => new RunItem.FactsGathered(kinds, LiveRun.Subscription, why);

    private static RunItem.SubscriptionClosed Closed() => new RunItem.SubscriptionClosed(LiveRun.SubscriptionId);

    private static string Name(RunItem item) => item is RunItem.FindingsMade { Findings: [var finding] } ? $"{finding.RuleId} {finding.Outcome} {finding.Reason}" : item.GetType().Name;

    private static Audit Auditing(params string[] rules) => new(new() { Rules = RuleSelection.All.Matching(rules), Filter = new(IncludePassed: true, []) });
}
