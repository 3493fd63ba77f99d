using System.Management.Automation;
using System.Text.RegularExpressions;
using AciSecurity.Http.Tests.Fake;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Every example of the help, of the topics and of docs/errors.md runs, in a folder that has what they name. Commands of
/// other modules, which this engine has not, are played: those of Azure give what Azure gives, as JSON. Azure itself is played for those
/// who sign in, with one storage account and one registry; where nobody can, for want of a person or of a managed identity, the example ends with just that error.</summary>
public sealed partial class DocumentedExampleTests : IAsyncLifetime, IDisposable
{
    private const string OtherCommands = """
        function global:az { if ($args -contains 'acr') { $registry } else { $group } }
        function global:Get-AzContainerGroup { $group }
        function global:Get-AzContainerRegistry { $registry }
        function global:New-AzSubscriptionDeployment {
            param($Location, $TemplateFile)
            if (-not [System.IO.File]::Exists("$PWD/$TemplateFile")) { throw "$TemplateFile is not there." }
        }
        function global:ConvertFrom-Json { $input }
        function global:ConvertFrom-SecureString { param([switch] $AsPlainText) $input }
        function global:docker { $input }
        function global:Format-List { param($Property) $input }
        function global:Format-Table { param($Property) $input }
        function global:Group-Object { param($Property) $input }
        function global:Select-Object { param($Property, $First) $input }
        function global:Sort-Object { param($Property, [switch] $Unique, [switch] $Descending) $input }
        function global:Get-Credential { param($UserName) [pscredential]::new($UserName, (Secure 'planted-secret-8Q~abcdef')) }
        function global:Read-Host { param([switch] $AsSecureString) Secure 'word' }
        function global:Get-Item { param($Path) [System.IO.FileInfo] "$PWD/$Path" }
        function global:Get-ChildItem { param($Path, $Filter) [System.IO.DirectoryInfo]::new("$PWD/$Path").GetFiles($Filter) }
        function global:Get-Content { param($Path, [switch] $Raw) [System.IO.File]::ReadAllText("$PWD/$Path") }
        """;

    private const string Bicep = """
        param name string = 'contoso'
        resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = { name: name, location: 'westeurope', sku: { name: 'Premium' } }
        """;

    private const string Policy = "version: 1\nbaseline: Strict\napprovedRegistries: [ contoso.azurecr.io ]\n";

    private readonly Session _session = new();
    private readonly TemporaryFolder _folder = new();
    private FakeAzure _fake = null!;
    private FakeRegistry _registry = null!;

    public DocumentedExampleTests()
    {
        _folder.Write("infra/group.json", Samples.Group);
        _folder.Write("infra/registry.json", Samples.Registry);
        _folder.Write("main.bicep", Bicep);
        _folder.Write("prod.bicepparam", "using './main.bicep'\nparam name = 'shop'\n");
        _folder.Write("main.json", $$"""
            {
              "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0",
              "parameters": { "name": { "type": "string" } }, "resources": [ {{Samples.Group}} ]
            }
            """);
        _folder.Write("prod.parameters.json", """{ "contentVersion": "1.0.0.0", "parameters": { "name": { "value": "shop" } } }""");
        _folder.Write("export.json", $"[ {Samples.Group}, {Samples.Registry} ]");
        _folder.Write("acisecurity.yaml", Policy);
        _folder.Write("policies/a.yaml", Policy);
        _session.Run(OtherCommands).Clean();
        _session.Run("$global:group = $data", Samples.Group).Clean();
        _session.Run("$global:registry = $data", Samples.Registry).Clean();
        _session.Run("$global:PSDefaultParameterValues['*:BicepPath'] = $data", BuiltFiles.Bicep).Clean();
        _session.Run("$global:PSDefaultParameterValues['Undo-AciSecurityRepair:JournalPath'] = 'repairs.jsonl'").Clean();
        _session.Run("[void]$ExecutionContext.SessionState.Path.SetLocation($data)", _folder.Path).Clean();
    }

    public async Task InitializeAsync()
    {
        _fake = await FakeAzure.StartAsync();
        _fake.Answer = FakeResourceManager.AnswerAsync;
        _registry = await FakeRegistry.StartAsync();
        _registry.Put("shop/web", ["v1", "latest"]);
        _registry.Put("team/app", ["v1"], """{ "os": "linux", "architecture": "arm64" }""");
        SignatureFiles.Write(_folder);
        SignInStage.Prepare(_session, _fake);
        SignInStage.WriteFiles(_folder, _fake);
        _session.Run(SignInStage.Az).Clean();
        _session.Run("$global:PSDefaultParameterValues['Connect-AciSecurity:Environment'] = $cloud").Clean();
        _session.Run("SignIn").Clean();
    }

    public async Task DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _fake.DisposeAsync();
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    /// <summary>The page, the number of the example in it, and its code.</summary>
    public static TheoryData<string, int, string> Examples
    {
        get
        {
            var data = new TheoryData<string, int, string>();
            var docs = Path.Combine(BuiltFiles.Repository, "docs");
            string[] pages = [.. Directory.GetFiles(Path.Combine(docs, "cmdlets")), .. Directory.GetFiles(Path.Combine(docs, "about")), Path.Combine(docs, "errors.md")];
            foreach (var page in pages.Order(StringComparer.Ordinal))
            {
                var blocks = CodePattern().Matches(File.ReadAllText(page).ReplaceLineEndings("\n"));
                for (var at = 0; at < blocks.Count; at++) data.Add(Path.GetFileName(page), at + 1, blocks[at].Groups[1].Value);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_runs(string page, int number, string code)
    {
        Assert.EndsWith(".md", page, StringComparison.Ordinal);
        Assert.True(number > 0);

        // What changes Azure is shown here, and done where there is an Azure that changes.
        if (ChangingPattern().IsMatch(page))
        {
            _fake.Answer = new FakeRegistryResource().AnswerAsync;
            _session.Run("$global:WhatIfPreference = $true").Clean();
        }
        var result = _session.Run(RegistryPattern().Replace(code, _registry.Address).Replace("https://contosoaudit.blob.core.windows.net/", $"{_fake.Address}contosoaudit/", StringComparison.Ordinal).Replace("https://contoso-kv.vault.azure.net/", $"{_fake.Address}vault/contoso-kv/", StringComparison.Ordinal));
        Assert.Empty(result.Errors);

        // Only a host in Azure has an identity.
        if (code.Contains("-Identity", StringComparison.Ordinal) && Id(Assert.IsAssignableFrom<RuntimeException>(result.Failure)) == "AciSecurity.IdentityUnavailable") return;

        // Gates close over these files, and some examples throw what they say themselves.
        if (result.Failure is not { } failure) return;
        Assert.True(Id(failure) == "AciSecurity.GateFailed" || code.Contains($"throw '{failure.Message}'", StringComparison.Ordinal), failure.ToString());
    }

    private static string Id(RuntimeException failure) => failure.ErrorRecord.FullyQualifiedErrorId.Split(',')[0];

    [GeneratedRegex(@"^```powershell\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodePattern();

    [GeneratedRegex("^(Repair|Reset|Set|Undo)-")]
    private static partial Regex ChangingPattern();

    /// <summary>Registries whose images are meant.</summary>
    [GeneratedRegex(@"(?<=-Acr(?:Unsigned)?Image )contoso(?:\.azurecr\.io)?(?=\s)|contoso\.azurecr\.io(?=/shop/)|https://registry\.contoso\.example:5000")]
    private static partial Regex RegistryPattern();
}
