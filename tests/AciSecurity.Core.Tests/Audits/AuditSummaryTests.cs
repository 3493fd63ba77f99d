using System.Text;
using AciSecurity.Audits;
using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Audits;

public sealed class AuditSummaryTests
{
    [Fact]
    public void Without_a_failure_it_says_so() => Assert.Equal("0 resources judged, no failure", new Audit(new()).Summary.ToString());

    [Fact]
    public void It_counts_what_came_out_worst_first()
    {
        var audit = new Audit(new() { Filter = new(IncludePassed: true, []), Rules = RuleSelection.All.Matching(["Acr.AdminUser", "Aci.Privileged"]) });
        Add(audit, ResourceTypes.Registry, "one", """{ "adminUserEnabled": true }""");
        Add(audit, ResourceTypes.Registry, "two", """{ "adminUserEnabled": true }""");
        Add(audit, ResourceTypes.Registry, "three", """{ "adminUserEnabled": false }""");
        Add(audit, ResourceTypes.Registry, "four", """{ "adminUserEnabled": "[parameters('x')]" }""");
        const string Containers = """[ { "name": "a", "properties": { "securityContext": { "privileged": true } } } ]""";
        Add(audit, ResourceTypes.ContainerGroup, "web", $$"""{ "osType": "Linux", "containers": {{Containers}} }""");
        Assert.Empty(audit.Complete());
        Assert.Equal("5 resources judged, 3 failures: 1 Critical, 2 High; 1 unknown, 1 passed", audit.Summary.ToString());
        Assert.Equal(2, audit.Summary.FailedAt(Severity.High));
        Assert.Equal((5, 3, 1, 0, 1), (audit.Summary.Resources, audit.Summary.Failed, audit.Summary.Unknown, audit.Summary.Exempt, audit.Summary.Passed));
    }

    private static void Add(Audit audit, string type, string name, string properties)
    {
        var identity = new ResourceIdentity { Id = $"{type}/{name}", Type = type, Name = name, ApiVersion = "2023-05-01", Origin = Origin.Pipeline };
        var json = $$"""{ "type": "{{type}}", "name": "{{name}}", "apiVersion": "2023-05-01", "properties": {{properties}} }""";
        audit.Add(new(identity, Encoding.UTF8.GetBytes(json), Completeness.Declared, ExpressionSyntax.Arm));
    }
}
