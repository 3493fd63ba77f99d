using System.Management.Automation;
using AciSecurity.Http.Tests.Fake;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Errors about changing Azure are raised for real: their ids, categories, targets and advice.</summary>
public sealed class RaisedRemediationErrorTests : IAsyncLifetime, IDisposable
{
    private const string Journal = "-JournalPath journal.jsonl -Confirm:$false";
    private const string Set = "Set-AcrSecuritySetting " + Journal;

    private readonly Session _session = new();
    private readonly TemporaryFolder _folder = new();
    private readonly FakeRegistryResource _registries = new();
    private FakeAzure _fake = null!;

    public async Task InitializeAsync()
    {
        _fake = await FakeAzure.StartAsync();
        SignInStage.Prepare(_session, _fake);
        _fake.Answer = _registries.AnswerAsync;
        _folder.Write("other.json", "{ \"a\": 1 }\n{ \"a\": 2 }");
        Directory.CreateDirectory(_folder["held"]);
        _session.Run("[void]$ExecutionContext.SessionState.Path.SetLocation($data); $null = SignIn", _folder.Path).Clean();
    }

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    /// <summary>Id, category, target (@ is the folder of the test, ~ the ids of registries up to the name) and the script that raises it in that folder.</summary>
    public static TheoryData<string, ErrorCategory, string, string> Errors => new()
    {
        { "AciSecurity.AzureChangedMeanwhile", ErrorCategory.InvalidData, "~changing", Set + " ~changing -AdminUser $false" },
        { "AciSecurity.AzureLocked", ErrorCategory.PermissionDenied, "~locked", Set + " ~locked -AdminUser $false" },
        { "AciSecurity.AzureOperationFailed", ErrorCategory.WriteError, "~failing", Set + " ~failing -AdminUser $false" },
        { "AciSecurity.AzureWriteNotKept", ErrorCategory.InvalidData, "~ignoring", Set + " ~ignoring -AdminUser $false" },
        { "AciSecurity.AzureWriteRefused", ErrorCategory.WriteError, "~refusing", Set + " ~refusing -AdminUser $false" },
        { "AciSecurity.ContentTrustImpossible", ErrorCategory.InvalidArgument, "~basic", "Set-AcrContentTrust ~basic -Status Enabled " + Journal },
        { "AciSecurity.ContentTrustUnsupported", ErrorCategory.InvalidArgument, "~trustless", "Set-AcrContentTrust ~trustless -Status Enabled " + Journal },
        { "AciSecurity.JournalInvalid", ErrorCategory.InvalidData, "@/other.json", "Undo-AciSecurityRepair -JournalPath other.json" },
        { "AciSecurity.JournalUnreadable", ErrorCategory.ReadError, "@/held", "Undo-AciSecurityRepair -JournalPath held" },
        { "AciSecurity.JournalUnwritable", ErrorCategory.WriteError, "@/other.json/journal.jsonl", "Set-AcrSecuritySetting ~ignoring -AdminUser $false -Confirm:$false -JournalPath other.json/journal.jsonl" },
        { "AciSecurity.NoLogDestination", ErrorCategory.InvalidArgument, "WorkspaceId", "Set-AciDiagnosticSetting ~locked" },
        { "AciSecurity.NoLogSource", ErrorCategory.InvalidArgument, "/subscriptions/x", "Set-AciDiagnosticSetting /subscriptions/x -WorkspaceId /w" },
        { "AciSecurity.RegistryEndpointOpen", ErrorCategory.InvalidArgument, "~locked", Set + " ~locked -ExportPolicy $false" },
        { "AciSecurity.RegistrySkuTooLow", ErrorCategory.InvalidArgument, "~basic", Set + " ~basic -DataEndpoint $true" },
    };

    /// <summary>The ids that are raised here.</summary>
    public static IEnumerable<string> Ids => Errors.Select(row => (string)row[0]).Distinct();

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_has_its_id_category_target_and_advice(string id, ErrorCategory category, string target, string script)
    {
        var result = _session.Run(Named(script));

        Assert.Empty(result.Output);
        var error = result.Failure?.ErrorRecord ?? Assert.Single(result.Errors);
        RaisedError.AssertIs(error, id, category, Named(target).Replace("@", _folder.Path, StringComparison.Ordinal));
        Assert.DoesNotContain("planted", error.Exception.ToString(), StringComparison.Ordinal);
        Assert.True(_registries.Writes.Count <= 1, string.Join(", ", _registries.Writes));
    }

    private static string Named(string text) => text.Replace("~", FakeRegistryResource.Id(""), StringComparison.Ordinal);
}
