using AciSecurity.Audits;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Faults;
using AciSecurity.Findings;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Audits;

public sealed class AuditTests
{
    [Fact]
    public async Task Resources_become_findings_and_the_rest_is_passed_on_in_order()
    {
        var items = await Run(
            new AuditRequest { Rules = RuleSelection.All.Matching(["Aci.Privileged"]) },
            new RunItem.Progress("main.json"),
            new RunItem.ResourceRead(Given.Group().Container("securityContext.privileged", true)),
            new RunItem.Warning("less than it could be"));

        Assert.Equal(["Progress", "Aci.Privileged Fail", "Warning"], items.Select(Name));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void Rules_about_images_run_where_registries_are_asked(bool withImages, int judged)
    {
        var audit = new Audit(new() { Rules = RuleSelection.ForCmdlet("Test-AciApprovedImage"), WithImages = withImages });

        var findings = audit.Add(Given.Group().Running(Given.Image(AciSecurity.Signatures.SignatureState.None)));

        Assert.Equal(judged, findings.Count(finding => finding.RuleId == "Aci.UnsignedImage"));
        Assert.Equal(withImages, audit.Needs.Facts.AskRegistries());
    }

    [Theory]
    [InlineData("Aci.UnsignedImage", 1)]
    [InlineData("Aci.Unsigned*", 0)]
    public void A_rule_about_images_that_is_named_runs_without_and_is_unknown(string rule, int judged)
    {
        var findings = new Audit(new() { Rules = RuleSelection.All.Matching([rule]) }).Add(Given.Group());

        Assert.Equal(judged, findings.Count);
        Assert.All(findings, finding => Assert.Equal(Outcome.Unknown, finding.Outcome));
    }

    [Fact]
    public async Task What_a_template_declares_itself_is_judged_and_not_passed_on()
    {
        var items = await Run(
            new AuditRequest { Rules = RuleSelection.All.Matching(["Aci.TemplateSecret"]) },
            new RunItem.TemplateRead(Given.Deployment().With("properties.template.parameters.password.defaultValue", "hunter2-planted")));

        Assert.Equal(["Aci.TemplateSecret Fail"], items.Select(Name));
    }

    [Fact]
    public async Task A_template_is_judged_and_counts_as_no_resource()
    {
        var audit = new Audit(new());
        await PlayedSource.ReadAsync(audit, new RunItem.TemplateRead(Given.Deployment()), new RunItem.ResourceRead(Given.Registry()));

        Assert.Equal((2, 1), (audit.Judged, audit.Summary.Resources));
    }

    [Fact]
    public async Task A_fault_is_passed_on_and_leaves_a_finding_whichever_rules_are_selected()
    {
        var fault = FileFaults.Invalid("/src/broken.json", 7, "a comma is missing");

        var items = await Run(new AuditRequest { Rules = RuleSelection.All.Matching(["Aci.Privileged"]) }, new RunItem.FaultRaised(fault));

        Assert.Equal(["FaultRaised", "Audit.Complete Unknown"], items.Select(Name));
        var finding = Assert.Single(Assert.IsType<RunItem.FindingsMade>(items[1]).Findings);
        Assert.Equal(("/src/broken.json", "broken.json", 7), (finding.ResourceId, finding.ResourceName, finding.Origin.Line));
        Assert.Equal("/src/broken.json:7: a comma is missing", finding.Reason);
        Assert.Equal(Severity.Critical, finding.Severity);
    }

    [Theory]
    [InlineData("/src/infra/broken.json", "infra/broken.json")]
    [InlineData("/elsewhere/broken.json", "/elsewhere/broken.json")]
    [InlineData("Input object 1 (String)", "Input object 1 (String)")]
    public async Task What_could_not_be_read_is_named_from_the_base_folder_so_that_its_fingerprint_is_the_same_anywhere(string target, string id)
    {
        var items = await Run(new AuditRequest { BaseFolder = "/src" }, new RunItem.FaultRaised(FileFaults.Invalid(target, 1, "broken")));

        Assert.Equal(id, Assert.Single(Assert.IsType<RunItem.FindingsMade>(items[1]).Findings).ResourceId);
    }

    [Fact]
    public async Task No_filter_hides_what_could_not_be_read()
    {
        AuditRequest request = new() { Filter = new(IncludePassed: false, [Severity.Low]) };

        Assert.Equal(["FaultRaised", "Audit.Complete Unknown"], (await Run(request, new RunItem.FaultRaised(FileFaults.NotFound("/src")))).Select(Name));
    }

    [Fact]
    public async Task Sources_come_one_after_the_other_and_the_end_sees_them_all()
    {
        var audit = new Audit(new AuditRequest { Rules = RuleSelection.All.Matching(["Acr.AuditLog"]), Filter = new(IncludePassed: true, []) });

        Assert.Empty(await PlayedSource.ReadAsync(audit, new RunItem.ResourceRead(Given.Registry())));
        Assert.Empty(await PlayedSource.ReadAsync(audit, new RunItem.ResourceRead(Given.DiagnosticSetting())));
        Assert.Equal(Outcome.Pass, Assert.Single(audit.Complete()).Outcome);
    }

    private static string Name(RunItem item) => item is RunItem.FindingsMade { Findings: [var finding] } ? $"{finding.RuleId} {finding.Outcome}" : item.GetType().Name;

    private static Task<List<RunItem>> Run(AuditRequest request, params RunItem[] items) => PlayedSource.ReadAsync(new(request), items);
}
