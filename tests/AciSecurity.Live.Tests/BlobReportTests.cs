using System.Text;
using AciSecurity.Simulator.Faults;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Live.Tests;

/// <summary>Reports become blobs when they are whole, as whoever is signed in.</summary>
public sealed class BlobReportTests
{
    private const string Reports = "contosoaudit/reports/";
    private const string Audit = "Invoke-AciSecurityAudit -SubscriptionId Production -Rule Aci.Privileged, Acr.AdminUser -IncludePassed";

    [Theory]
    [InlineData("audit.html", "text/html; charset=utf-8")]
    [InlineData("2026/audit.sarif", "application/sarif+json")]
    [InlineData("audit.jsonl", "application/x-ndjson")]
    public async Task AReportBecomesABlob(string name, string contentType)
    {
        await using var azure = await LiveAzure.SignedInAsync();

        azure.Run($"{Audit} | Export-AciSecurityReport '{azure.Simulator.BlobService}{Reports}{name}'").Clean();

        var blob = azure.Simulator.Blobs.Find(Reports + name)!;
        Assert.Equal(contentType, blob.ContentType);
        Assert.Contains("Acr.AdminUser", Encoding.UTF8.GetString(blob.Content.Span), StringComparison.Ordinal);
        Assert.All(azure.Simulator.Requests.Writes, request => Assert.StartsWith("/blob/" + Reports, request.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task FilesAndBlobsAreWrittenAtOnceAndWholeWhenTheGateFails()
    {
        await using var azure = await LiveAzure.SignedInAsync();
        using var folder = new TemporaryFolder();

        var result = azure.Run($"{Audit} | Export-AciSecurityReport '{folder["audit.jsonl"]}', '{azure.Simulator.BlobService}{Reports}audit.jsonl' -FailOn Low");

        Assert.Equal("AciSecurity.GateFailed", result.Failure!.ErrorRecord.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(File.ReadAllBytes(folder["audit.jsonl"]), azure.Simulator.Blobs.Find(Reports + "audit.jsonl")!.Content.ToArray());
        Assert.Equal(["audit.jsonl"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task ALargeReportGoesInBlocks()
    {
        await using var azure = await LiveAzure.SignedInAsync();
        using var folder = new TemporaryFolder();

        azure.Run($"$findings = {Audit}; 1..1000 | ForEach-Object {{ $findings }} | Export-AciSecurityReport '{folder["audit.jsonl"]}', '{azure.Simulator.BlobService}{Reports}audit.jsonl' -IncludePassed").Clean();

        Assert.Equal(File.ReadAllBytes(folder["audit.jsonl"]), azure.Simulator.Blobs.Find(Reports + "audit.jsonl")!.Content.ToArray());
        Assert.Contains(azure.Simulator.Requests.Writes, request => request.Query.Contains("comp=blocklist", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ABlobThatIsThereIsReplacedUnlessThatIsForbidden()
    {
        await using var azure = await LiveAzure.SignedInAsync();
        var export = $"{Audit} | Export-AciSecurityReport '{azure.Simulator.BlobService}{Reports}audit.csv'";
        azure.Run(export).Clean();
        azure.Run(export).Clean();
        var before = azure.Simulator.Blobs.Find(Reports + "audit.csv");

        Assert.StartsWith("AciSecurity.FileExists", azure.Catch(export + " -NoClobber").FullyQualifiedErrorId, StringComparison.Ordinal);

        Assert.Same(before, azure.Simulator.Blobs.Find(Reports + "audit.csv"));
    }

    [Fact]
    public async Task AContextThatIsGivenWritesTheBlob()
    {
        await using var azure = await LiveAzure.StartAsync();

        azure.Run($$"""
            $context = Connect-AciSecurity -ServicePrincipal -Credential $data.Auditor -TenantId $data.TenantId -Environment $data.Environment -PassThru
            Disconnect-AciSecurity
            Invoke-AciSecurityAudit -SubscriptionId Production -Rule Acr.AdminUser -Context $context | Export-AciSecurityReport '{{azure.Simulator.BlobService}}{{Reports}}audit.md' -Context $context
            """).Clean();

        Assert.NotNull(azure.Simulator.Blobs.Find(Reports + "audit.md"));
    }

    [Theory]
    [InlineData("contosoaudit/nowhere/audit.html", "AciSecurity.BlobForbidden")]
    [InlineData("contosoaudit/closed/audit.html", "AciSecurity.BlobForbidden")]
    [InlineData("contosoaudit/reports", "AciSecurity.FormatUnknown")]
    [InlineData("contosoaudit/audit.html", "AciSecurity.BlobAddressInvalid")]
    [InlineData("contosoaudit/reports/audit.html?sv=2024-01-01&sig=planted", "AciSecurity.BlobAddressInvalid")]
    public async Task AReportThatCannotBeUploadedIsAnError(string blob, string id)
    {
        await using var azure = await LiveAzure.SignedInAsync();

        var error = azure.Catch($"{Audit} | Export-AciSecurityReport '{azure.Simulator.BlobService}{blob}'");

        Assert.StartsWith(id, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain("planted", $"{error.Exception} {error.TargetObject} {error.ErrorDetails} {error.ErrorDetails.RecommendedAction}", StringComparison.Ordinal);
        Assert.Empty(azure.Simulator.Blobs.Names);
    }

    [Fact]
    public async Task AnIdentityIsToldThatAContainerIsNotThere()
    {
        await using var azure = await LiveAzure.StartAsync();
        azure.Run($"$env:IDENTITY_ENDPOINT = '{azure.Simulator.IdentityEndpoint}'; $env:IDENTITY_HEADER = '{azure.Simulator.IdentityHeader}'");
        try
        {
            azure.Run("Connect-AciSecurity -Identity -Environment $data.Environment").Clean();

            var error = azure.Catch($"{Audit} | Export-AciSecurityReport '{azure.Simulator.BlobService}contosoaudit/nowhere/audit.html'");

            Assert.StartsWith("AciSecurity.BlobContainerNotFound", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        }
        finally
        {
            azure.Run("$env:IDENTITY_ENDPOINT = $null; $env:IDENTITY_HEADER = $null");
        }
    }

    /// <summary>A token for storage goes to the storage of the cloud that is signed in to, and nothing is read before that is known.</summary>
    [Theory]
    [InlineData("https://contosoaudit.blob.core.windows.net/reports/audit.html")]
    [InlineData("https://localhost/blob/contosoaudit/reports/audit.html")]
    [InlineData("http://contosoaudit.blob.core.windows.net/reports/audit.html")]
    public async Task NothingGoesToAnotherHost(string address)
    {
        await using var azure = await LiveAzure.SignedInAsync();

        Assert.StartsWith("AciSecurity.BlobAddressInvalid", azure.Catch($"{Audit} | Export-AciSecurityReport '{address}'").FullyQualifiedErrorId, StringComparison.Ordinal);

        Assert.Empty(azure.Simulator.Requests.All);
    }

    [Fact]
    public async Task NobodySignedInIsAnErrorBeforeTheAudit()
    {
        await using var azure = await LiveAzure.StartAsync();

        var error = azure.Catch($"{Audit} | Export-AciSecurityReport '{azure.Simulator.BlobService}{Reports}audit.html'");

        Assert.Equal("AciSecurity.SignInNeeded,AciSecurity.Commands.ExportAciSecurityReportCommand", error.FullyQualifiedErrorId);
    }

    [Fact]
    public async Task NothingIsUploadedThatIsOnlyAskedFor()
    {
        await using var azure = await LiveAzure.SignedInAsync();

        azure.Run($"{Audit} | Export-AciSecurityReport '{azure.Simulator.BlobService}{Reports}audit.html' -WhatIf").Clean();

        Assert.Empty(azure.Simulator.Blobs.Names);
    }

    [Fact]
    public async Task AnErrorThatPassesCostsNothingButTime()
    {
        await using var azure = await LiveAzure.SignedInAsync();
        azure.Simulator.Fail(Fault.Answers("/blob/*", 503, times: 1));

        azure.Run($"{Audit} | Export-AciSecurityReport '{azure.Simulator.BlobService}{Reports}audit.html'").Clean();

        Assert.NotNull(azure.Simulator.Blobs.Find(Reports + "audit.html"));
    }

    [Fact]
    public async Task ARefusalForAnotherReasonHasItsCode()
    {
        await using var azure = await LiveAzure.SignedInAsync();
        azure.Simulator.Fail(Fault.Answers("/blob/*", 409));
        using var folder = new TemporaryFolder();

        var error = azure.Catch($"{Audit} | Export-AciSecurityReport '{azure.Simulator.BlobService}{Reports}audit.html', '{folder["audit.html"]}'");

        Assert.StartsWith("AciSecurity.ReportNotUploaded", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["audit.html"]));
    }
}
