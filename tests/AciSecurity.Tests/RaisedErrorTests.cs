using System.Management.Automation;
using System.Reflection;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Every error is raised for real: its id, category, target and advice.</summary>
public sealed class RaisedErrorTests : IDisposable
{
    private const string Timeout = "AciSecurity.BicepTimeout";

    // Nobody may write or list there, root included.
    private static readonly string Forbidden = OperatingSystem.IsLinux() ? "/sys/out.sarif" : @"C:\System Volume Information\out.sarif";

    private readonly Session _session = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    /// <summary>Id, category, target (@ is the folder of the test) and the script that raises it in that folder.</summary>
    public static TheoryData<string, ErrorCategory, string, string> Errors => new()
    {
        { "AciSecurity.AzurePolicyEmpty", ErrorCategory.InvalidArgument, "@/p.json", "Export-AciAzurePolicy p.json -Policy nothing.yaml" },
        { "AciSecurity.AzurePolicyTooLong", ErrorCategory.LimitsExceeded, "@/p.json", "Export-AciAzurePolicy p.json -ApprovedRegistry (1..101 | ForEach-Object { \"r$_.azurecr.io\" })" },
        { "AciSecurity.BicepFailed", ErrorCategory.ReadError, "@/main.bicep", "Invoke-AciSecurityAudit main.bicep -BicepPath group.json" },
        { "AciSecurity.BicepNotFound", ErrorCategory.NotInstalled, "@/main.bicep", "Invoke-AciSecurityAudit main.bicep -BicepPath nowhere" },
        { "AciSecurity.FileExists", ErrorCategory.WriteError, "@/group.json", "Export-AciAzurePolicy group.json -NoClobber" },
        { "AciSecurity.FileForbidden", ErrorCategory.PermissionDenied, Forbidden, $"$findings | Export-AciSecurityReport '{Forbidden}'" },
        { "AciSecurity.FileIncomplete", ErrorCategory.InvalidData, "@/page.json", "Invoke-AciSecurityAudit page.json" },
        { "AciSecurity.FileInvalid", ErrorCategory.InvalidData, "@/broken.json", "Invoke-AciSecurityAudit broken.json" },
        { "AciSecurity.FileNotFound", ErrorCategory.ObjectNotFound, "@/nowhere.json", "Invoke-AciSecurityAudit nowhere.json" },
        { "AciSecurity.FileNotRecognised", ErrorCategory.InvalidData, "@/other.json", "Invoke-AciSecurityAudit other.json" },
        { "AciSecurity.FileTooLarge", ErrorCategory.LimitsExceeded, "@/large.bicep", "Invoke-AciSecurityAudit large.bicep" },
        { "AciSecurity.FileUnreadable", ErrorCategory.ReadError, "nodrive:/x", "Invoke-AciSecurityAudit nodrive:/x" },
        { "AciSecurity.FileUnwritable", ErrorCategory.WriteError, "@/nowhere/out.sarif", "$findings | Export-AciSecurityReport nowhere/out.sarif" },
        { "AciSecurity.FormatUnknown", ErrorCategory.InvalidArgument, "@/p.txt", "Export-AciAzurePolicy p.txt" },
        { "AciSecurity.FormatUnused", ErrorCategory.InvalidArgument, "@/out.csv", "$findings | Export-AciSecurityReport out.csv -Format Sarif" },
        { "AciSecurity.GateFailed", ErrorCategory.InvalidData, "High", "$findings | Assert-AciSecurityFinding" },
        { "AciSecurity.NoReportTarget", ErrorCategory.InvalidArgument, "Path", "$findings | Export-AciSecurityReport" },
        { "AciSecurity.NotAFile", ErrorCategory.InvalidArgument, "Env:PATH", "Invoke-AciSecurityAudit Env:PATH" },
        { "AciSecurity.NotAFinding", ErrorCategory.InvalidArgument, "Int32", "3 | Export-AciSecurityReport out.sarif" },
        { "AciSecurity.NotAResource", ErrorCategory.InvalidData, "Input object 1 (Int32)", "3 | Invoke-AciSecurityAudit" },
        { "AciSecurity.PathAmbiguous", ErrorCategory.InvalidArgument, "*.yaml", "Invoke-AciSecurityAudit group.json -Policy *.yaml" },
        { "AciSecurity.PolicyInvalid", ErrorCategory.InvalidData, "@/broken.yaml", "Invoke-AciSecurityAudit group.json -Policy broken.yaml" },
        { "AciSecurity.RuleNotFound", ErrorCategory.ObjectNotFound, "Aci.Nothing", "Get-AciSecurityRule Aci.Nothing" },
        { "AciSecurity.TemplateNotExpanded", ErrorCategory.ReadError, "@/linked.json", "Invoke-AciSecurityAudit linked.json -BicepPath nowhere" },
        { "AciSecurity.TemplateNotFound", ErrorCategory.ObjectNotFound, "@/x.parameters.json", "Invoke-AciSecurityAudit x.parameters.json" },
    };

    /// <summary>The ids that are raised here.</summary>
    public static IEnumerable<string> Ids => Errors.Select(row => (string)row[0]).Append(Timeout);

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_has_its_id_category_target_and_advice(string id, ErrorCategory category, string target, string script)
    {
        WriteFiles();
        _session.Run("[void]$ExecutionContext.SessionState.Path.SetLocation($data)", _folder.Path).Clean();
        _session.Run("$findings = $data | Invoke-AciSecurityAudit", Samples.Group).Clean();
        var result = _session.Run(script);
        AssertIs(result.Failure?.ErrorRecord ?? Assert.Single(result.Errors), id, category, target.Replace("@", _folder.Path, StringComparison.Ordinal));
    }

    /// <summary>A cmdlet gives one file a minute. The test opens the same source with a second.</summary>
    [Fact]
    public async Task Bicep_that_gives_no_answer_is_an_error_too()
    {
        var module = ((Type)_session.Run("(Get-Command Invoke-AciSecurityAudit).ImplementingType").Value!).Assembly;
        var requestType = (Type)_session.Run("[AciSecurity.Ports.FileSourceRequest]").Value!;
        var request = Activator.CreateInstance(requestType)!;
        requestType.GetProperty("Paths")!.SetValue(request, new[] { _folder.Write("main.bicep", "param x string") });
        requestType.GetProperty("BicepPath")!.SetValue(request, Sleeper());
        requestType.GetProperty("FileTimeout")!.SetValue(request, TimeSpan.FromSeconds(1));
        var source = Method(module, "AciSecurity.Hosting.EngineBridge", "OpenFiles").Invoke(null, [request])!;
        var items = (IAsyncEnumerable<object>)source.GetType().GetMethod("ReadAsync")!.Invoke(source, [CancellationToken.None])!;
        var faults = new List<object>();
        await foreach (var item in items)
        {
            if (item.GetType().GetProperty("Fault") is { } fault) faults.Add(fault.GetValue(item)!);
        }

        var error = (ErrorRecord)Method(module, "AciSecurity.Errors.FaultRecords", "Of").Invoke(null, [Assert.Single(faults)])!;
        AssertIs(error, Timeout, ErrorCategory.OperationTimeout, _folder["main.bicep"]);
    }

    private static void AssertIs(ErrorRecord error, string id, ErrorCategory category, string target)
    {
        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(target, error.TargetObject?.ToString());
        Assert.Equal(error.Exception.Message, error.ErrorDetails.Message);
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails.RecommendedAction));
    }

    private static MethodInfo Method(Assembly module, string type, string name) =>
        module.GetType(type, throwOnError: true)!.GetMethod(name, BindingFlags.Static | BindingFlags.Public)!;

    /// <summary>A program that takes no call.</summary>
    private string Sleeper()
    {
        if (OperatingSystem.IsWindows()) return _folder.Write("bicep.cmd", "@ping -n 600 localhost > nul");
        var program = _folder.Write("bicep", "#!/bin/sh\nexec sleep 600\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return program;
    }

    private void WriteFiles()
    {
        _folder.Write("group.json", Samples.Group);
        _folder.Write("main.bicep", "param x string");
        _folder.Write("page.json", $$"""{ "value": [ {{Samples.Registry}} ], "nextLink": "https://management.azure.com/next" }""");
        _folder.Write("broken.json", "{ \"resources\": [");
        _folder.Write("other.json", "{ \"a\": 1 }");
        _folder.Write("nothing.yaml", "version: 1\nrules: { \"*\": false }");
        _folder.Write("broken.yaml", "version: 1\nbaselin: Strict");
        _folder.Write("x.parameters.json", """{ "contentVersion": "1.0.0.0", "parameters": {} }""");
        _folder.Write("linked.json", """
            {
              "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
              "contentVersion": "1.0.0.0",
              "resources": [
                { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "linked", "properties": { "templateLink": { "uri": "https://x" } } }
              ]
            }
            """);
        using var large = File.Create(_folder["large.bicep"]);
        large.SetLength((32 * 1024 * 1024) + 1);
    }
}
