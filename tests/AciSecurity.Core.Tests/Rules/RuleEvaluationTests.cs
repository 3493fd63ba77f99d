using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Rules;

public sealed class RuleEvaluationTests
{
    private static readonly FindingFilter Everything = new(IncludePassed: true, []);
    private static readonly FindingFilter Problems = new(IncludePassed: false, []);

    private static readonly int RulesOfGroups = RuleCatalog.Rules.Count(rule => rule.Metadata.ResourceTypes.Contains(ResourceTypes.ContainerGroup));

    [Fact]
    public void A_resources_findings_come_at_once_and_worst_first()
    {
        var group = Given.Group().Container("securityContext.privileged", true).Container("image", "nginx").WithoutContainer("securityContext.runAsUser");

        var findings = Evaluate(Problems).Add(group);

        Assert.Equal(
            ["Aci.Privileged Fail", "Aci.PrivateRegistry Fail", "Aci.RunAsRoot Unknown", "Aci.ImagePinned Fail"],
            findings.Select(finding => $"{finding.RuleId} {finding.Outcome}"));
    }

    [Fact]
    public void A_resource_whose_companions_count_is_held_back_until_all_is_read()
    {
        var evaluation = Evaluate(Everything);

        Assert.Empty(evaluation.Add(Given.Registry().With("properties.adminUserEnabled", true)));
        Assert.Empty(evaluation.Add(Given.DiagnosticSetting()));
        var findings = evaluation.Complete().ToList();

        Assert.Equal(
            ["Acr.AdminUser Fail", "Acr.AnonymousPull Pass", "Acr.AuditLog Pass", "Acr.NetworkDefaultDeny Pass", "Acr.ContentTrust Pass"],
            findings.Select(finding => $"{finding.RuleId} {finding.Outcome}"));
        Assert.Empty(evaluation.Complete());
    }

    [Fact]
    public void The_companion_may_come_first()
    {
        var evaluation = Evaluate(Everything);
        evaluation.Add(Given.DiagnosticSetting());
        evaluation.Add(Given.Registry());

        Assert.Equal(Outcome.Pass, evaluation.Complete().Single(finding => finding.RuleId == "Acr.AuditLog").Outcome);
    }

    [Fact]
    public void Resources_keep_their_order_and_their_findings_stay_together()
    {
        var evaluation = Evaluate(Problems);
        evaluation.Add(Given.Registry().WithId("first").With("properties.adminUserEnabled", true));
        evaluation.Add(Given.Registry().WithId("second").With("properties.adminUserEnabled", true));

        Assert.Equal(
            ["first Acr.AdminUser", "first Acr.AuditLog", "second Acr.AdminUser", "second Acr.AuditLog"],
            evaluation.Complete().Select(finding => $"{finding.ResourceId} {finding.RuleId}"));
    }

    [Fact]
    public void Nothing_is_held_back_where_no_rule_needs_it()
    {
        var evaluation = new RuleEvaluation(RuleCatalog.Rules.Where(rule => rule.Metadata.Id == "Acr.AdminUser"), Policy.Default, TimeProvider.System, Everything);

        Assert.Single(evaluation.Add(Given.Registry()));
        Assert.Empty(evaluation.Complete());
    }

    [Fact]
    public void What_is_held_back_is_held_without_its_JSON()
    {
        var seen = new List<string>();
        var evaluation = new RuleEvaluation([new SpyRule(seen)], Policy.Default, TimeProvider.System, Everything);
        evaluation.Add(Given.Registry());

        Assert.Empty(seen);
        Assert.Single(evaluation.Complete());
        Assert.Equal(["{}"], seen);
    }

    [Fact]
    public void Types_have_no_letter_case_and_other_types_no_findings()
    {
        Assert.NotEmpty(Evaluate(Everything).Add(Given.Group().OfType("MICROSOFT.CONTAINERINSTANCE/CONTAINERGROUPS")));
        Assert.Empty(Evaluate(Everything).Add(Given.Group().OfType("Microsoft.Storage/storageAccounts")));
    }

    [Fact]
    public void The_filter_decides_what_comes()
    {
        Assert.Empty(Evaluate(Problems).Add(Given.Group()));
        Assert.Equal(RulesOfGroups, Evaluate(Everything).Add(Given.Group()).Count);
        Assert.All(
            Evaluate(new(IncludePassed: true, [Severity.Critical])).Add(Given.Group()),
            finding => Assert.Equal(Severity.Critical, finding.Severity));
    }

    [Fact]
    public void Every_container_is_named_and_a_hidden_list_hides_no_other()
    {
        var group = Given.Group().Container("securityContext.privileged", true).With("properties.initContainers", "[parameters('init')]");

        var findings = Evaluate(Problems).Add(group).Where(finding => finding.RuleId == "Aci.Privileged");

        Assert.Equal([("app", Outcome.Fail), ("properties.initContainers", Outcome.Unknown)], findings.Select(finding => (finding.Subject!, finding.Outcome)));
    }

    [Fact]
    public void A_group_without_containers_has_one_finding_a_rule()
    {
        var findings = Evaluate(Everything).Add(Given.Group().Without("properties.containers"));

        Assert.Equal(Outcome.NotApplicable, findings.Single(finding => finding.RuleId == "Aci.Privileged").Outcome);
        Assert.Equal(RulesOfGroups, findings.Count);
    }

    private static RuleEvaluation Evaluate(FindingFilter filter) => new(RuleCatalog.Rules, Policy.Default, TimeProvider.System, filter);

    private sealed class SpyRule(List<string> seen) : Rule
    {
        public override RuleMetadata Metadata { get; } = new("Test.Spy", "Nothing is seen")
        {
            Severity = Severity.Low,
            Section = Section.None,
            ResourceTypes = [ResourceTypes.Registry],
            Recommendation = "",
            Needs = FactKinds.Companions,
        };

        public override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context)
        {
            seen.Add(resource.ToJson());
            return [Pass()];
        }
    }
}
