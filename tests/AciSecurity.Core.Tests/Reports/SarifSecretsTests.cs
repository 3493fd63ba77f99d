using System.Text;
using System.Text.Json;
using AciSecurity.Audits;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Reports;

/// <summary>Secrets of an audited resource do not get into the report, whichever rule looks at them.</summary>
public sealed class SarifSecretsTests
{
    private const string Planted = "Planted+S3cr3t/4711";

    private static readonly string Group = JsonSerializer.Serialize(new
    {
        type = ResourceTypes.ContainerGroup,
        apiVersion = "2023-05-01",
        name = "web",
        properties = new
        {
            containers = new[]
            {
                new
                {
                    name = "app",
                    properties = new
                    {
                        image = "contoso.azurecr.io/app:latest",
                        command = new[] { "run", "--password", Planted },
                        environmentVariables = new object[]
                        {
                            new { name = "DB_PASSWORD", value = Planted },
                            new { name = "STORAGE", value = $"DefaultEndpointsProtocol=https;AccountName=a;AccountKey={Planted}" },
                            new { name = "TOKEN", secureValue = Planted },
                            new { name = "REPOSITORY", value = $"https://user:{Planted}@git.example.com/repo" },
                        },
                    },
                },
            },
            imageRegistryCredentials = new[] { new { server = "contoso.azurecr.io", username = "contoso", password = Planted } },
            volumes = new[] { new { name = "share", azureFile = new { shareName = "s", storageAccountName = "a", storageAccountKey = Planted } } },
            diagnostics = new { logAnalytics = new { workspaceId = "w", workspaceKey = Planted } },
            ipAddress = new { type = "Public", ports = new[] { new { port = 80 } } },
        },
    });

    [Fact]
    public void Of_a_resource_full_of_secrets_none_is_in_the_report()
    {
        var identity = ReportFindings.Group() with { ApiVersion = "2023-05-01" };
        var audit = new Audit(new() { Filter = new(IncludePassed: true, []) });

        List<Finding> findings = [.. audit.Add(new(identity, Encoding.UTF8.GetBytes(Group), Completeness.Declared)), .. audit.Complete()];
        var report = SarifReport.Text(findings);

        Assert.Contains(findings, finding => finding is { RuleId: "Aci.PlaintextSecret", Outcome: Outcome.Fail });
        Assert.DoesNotContain("S3cr3t", report, StringComparison.OrdinalIgnoreCase);
    }
}
