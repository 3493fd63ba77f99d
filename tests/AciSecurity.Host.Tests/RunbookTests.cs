using System.Text;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Host.Tests;

/// <summary>The runbook within the limits of a sandbox of Azure Automation, as far as they can be had here: 400 MB, no process, nobody to ask.
/// https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-automation-limits</summary>
public sealed class RunbookTests
{
    private const long MostMemory = 400L * 1024 * 1024;

    // What children cost that were waited for: page faults, in the eleventh field.
    private const string Facts = """
        $stat = [System.IO.File]::ReadAllText('/proc/self/stat')
        $faults = $stat.Substring($stat.LastIndexOf(')') + 2).Split(' ')[8]
        "faults of children: $faults"
        "memory: $([System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64)"
        """;

    [Fact]
    public async Task A_job_fails_when_the_gate_closes_and_its_report_is_whole()
    {
        await using var azure = await AzureSimulator.StartAsync(Scenario.Load("contoso"));

        var result = await RunAsync(azure, "-FailOn High");

        result.MustExitWith(1);
        Assert.Contains("close the gate", result.Error, StringComparison.Ordinal);
        Assert.Contains(" resources judged, ", result.Output, StringComparison.Ordinal);
        Assert.True(result.Output.IndexOf("Critical Fail ", StringComparison.Ordinal) < result.Output.IndexOf("High Fail ", StringComparison.Ordinal));
        var names = azure.Blobs.Names;
        Assert.Equal(["html", "jsonl"], names.Select(name => name.Split('.')[^1]));
        Assert.All(names, name => Assert.Contains("Aci.Privileged", Encoding.UTF8.GetString(azure.Blobs.Find(name)!.Content.Span), StringComparison.Ordinal));
        Assert.All(azure.Requests.Writes, request => Assert.StartsWith("/blob/contosoaudit/reports/", request.Path, StringComparison.Ordinal));
        Assert.Empty(azure.Requests.SecretReads);
    }

    [Fact]
    public async Task A_job_completes_when_nothing_is_too_bad()
    {
        await using var azure = await AzureSimulator.StartAsync(Scenario.Load("contoso"));

        var result = await RunAsync(azure, "-SubscriptionId Production -FailOn Critical -Policy \"version: 1`nrules: { '*': false, Acr.AdminUser: true }\"");

        result.MustExitWith(0);
        Assert.Contains("Acr.AdminUser", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Aci.", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, azure.Blobs.Names.Count);
    }

    [Theory]
    [InlineData("contosoaudit/nowhere", "has no such container")]
    [InlineData("contosoaudit", "has no blobs of Simulator")]
    public async Task A_job_fails_when_its_report_has_no_place(string container, string cause)
    {
        await using var azure = await AzureSimulator.StartAsync(Scenario.Load("contoso"));

        var result = await RunAsync(azure, "-SubscriptionId Production", container);

        result.MustExitWith(1);
        Assert.Contains(cause, string.Join(' ', result.Error.Split((char[])['\n', '|', ' '], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_without_an_identity_fails_and_asks_nobody()
    {
        await using var azure = await AzureSimulator.StartAsync(Scenario.Load("contoso") with { ManagedIdentities = [] });

        var result = await RunAsync(azure, "");

        result.MustExitWith(1);
        Assert.Contains("managed identity", result.Error, StringComparison.Ordinal);
        Assert.Empty(azure.Blobs.Names);
    }

    [Fact]
    public async Task A_large_tenant_fits_into_a_sandbox_and_no_process_is_started()
    {
        if (!OperatingSystem.IsLinux()) return;
        var contoso = Scenario.Load("contoso");
        var large = Scenario.Generate(ScenarioSize.Parse("subscriptions=20,groups=3000,registries=200,seed=1"));
        await using var azure = await AzureSimulator.StartAsync(large with { ManagedIdentities = contoso.ManagedIdentities, StorageAccounts = contoso.StorageAccounts });

        var result = await RunAsync(azure, "-FailOn Critical");

        Assert.Contains("resources judged", result.Output, StringComparison.Ordinal);
        Assert.Equal("0", Fact(result, "faults of children"));
        Assert.InRange(long.Parse(Fact(result, "memory"), System.Globalization.CultureInfo.InvariantCulture), 1, MostMemory);
        Assert.All(result.Output.Split('\n'), line => Assert.True(line.Length < 4096, line));
        Assert.True(result.Output.Length < 64 * 1024);
    }

    private static string Fact(HostResult result, string name) =>
        result.Output.Split('\n').Single(line => line.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..];

    private static async Task<HostResult> RunAsync(AzureSimulator azure, string arguments, string container = "contosoaudit/reports")
    {
        using var folder = new ScriptFolder();
        var script = folder.Write($$"""
            Import-Module '{{Repository.PathOf("AciSecurity.psd1")}}'
            $simulator = @{
                Name = 'Simulator'; ResourceManager = '{{azure.Endpoint}}'; Authority = '{{azure.Endpoint}}'; Audience = '{{azure.Endpoint.GetLeftPart(UriPartial.Authority)}}'
                KeyVaultSuffix = '.vault.azure.net'; RegistrySuffix = '.azurecr.io'; BlobService = '{{azure.BlobService}}'; CertificateThumbprint = '{{azure.CertificateThumbprint}}'
            }
            try { & '{{Examples.PathOf("automation-runbook", "runbook.ps1")}}' -Container '{{azure.BlobService}}{{container}}' -Environment $simulator {{arguments}} }
            finally { {{(OperatingSystem.IsLinux() ? Facts : "")}} }
            """);
        var setting = new HostSetting
        {
            Environment =
            {
                ["IDENTITY_ENDPOINT"] = azure.IdentityEndpoint.ToString(),
                ["IDENTITY_HEADER"] = azure.IdentityHeader,
                ["AUTOMATION_ASSET_ACCOUNTID"] = "00000000-0000-4000-8000-000000000000",
            },
        };
        return await HostProcess.RunAsync(setting, "-File", script);
    }
}
