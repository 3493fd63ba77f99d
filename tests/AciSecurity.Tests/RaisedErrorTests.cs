using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using AciSecurity.Http.Tests.Fake;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Every error is raised for real: its id, category, target and advice.</summary>
public sealed class RaisedErrorTests : IAsyncLifetime, IDisposable
{
    /// <summary>Ids that a test of their own raises, below.</summary>
    private static readonly string[] Apart = ["AciSecurity.BicepTimeout", "AciSecurity.IdentityUnavailable", "AciSecurity.SignInNeeded", "AciSecurity.SignInTimeout"];

    // Nobody may write or list there, root included.
    private static readonly string Forbidden = OperatingSystem.IsLinux() ? "/sys/out.sarif" : @"C:\System Volume Information\out.sarif";

    private readonly Session _session = new();
    private readonly TemporaryFolder _folder = new();
    private FakeAzure _fake = null!;

    public async Task InitializeAsync()
    {
        _fake = await FakeAzure.StartAsync();
        _fake.Answer = FakeResourceManager.AnswerAsync;
        SignInStage.Prepare(_session, _fake);
    }

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    /// <summary>Id, category, target (@ is the folder of the test, ~ the fake of Azure) and the script that raises it in that folder.</summary>
    public static TheoryData<string, ErrorCategory, string, string> Errors => new()
    {
        { "AciSecurity.AzurePolicyEmpty", ErrorCategory.InvalidArgument, "@/p.json", "Export-AciAzurePolicy p.json -Policy nothing.yaml" },
        { "AciSecurity.AzurePolicyTooLong", ErrorCategory.LimitsExceeded, "@/p.json", "Export-AciAzurePolicy p.json -ApprovedRegistry (1..101 | ForEach-Object { \"r$_.azurecr.io\" })" },
        { "AciSecurity.ApplicationNotFound", ErrorCategory.ObjectNotFound, "99999999-9999-9999-9999-999999999999", "SignIn -client 99999999-9999-9999-9999-999999999999" },
        { "AciSecurity.AzSessionFailed", ErrorCategory.AuthenticationError, "Az.Accounts", SignInStage.Az + "; $azToken = $null; Connect-AciSecurity" },
        { "AciSecurity.AzureForbidden", ErrorCategory.PermissionDenied, Refusing(403), Read(403) },
        { "AciSecurity.AzureIncomplete", ErrorCategory.LimitsExceeded, "Azure Resource Graph", "$null = SignIn; Get-AciContainerGroup -ManagementGroupId contoso" },
        { "AciSecurity.AzureNotFound", ErrorCategory.ObjectNotFound, Refusing(404), Read(404) },
        { "AciSecurity.AzureReplyInvalid", ErrorCategory.InvalidData, Refusing(200), Read(200) },
        { "AciSecurity.AzureUnauthorized", ErrorCategory.AuthenticationError, Refusing(401), Read(401) },
        { "AciSecurity.AzureUnreachable", ErrorCategory.ConnectionError, "The sign-in", "$cloud.certificateThumbprint = '0' * 64; SignIn" },
        { "AciSecurity.BicepFailed", ErrorCategory.ReadError, "@/main.bicep", "Invoke-AciSecurityAudit main.bicep -BicepPath group.json" },
        { "AciSecurity.BicepNotFound", ErrorCategory.NotInstalled, "@/main.bicep", "Invoke-AciSecurityAudit main.bicep -BicepPath nowhere" },
        { "AciSecurity.BlobAddressInvalid", ErrorCategory.InvalidArgument, "https://contoso.blob.core.windows.net/reports/out.sarif", "$findings | Export-AciSecurityReport 'https://contoso.blob.core.windows.net/reports/out.sarif?sig=planted'" },
        { "AciSecurity.BlobContainerNotFound", ErrorCategory.ObjectNotFound, "~contoso/nowhere/out.sarif", Upload("nowhere") },
        { "AciSecurity.BlobForbidden", ErrorCategory.PermissionDenied, "~contoso/forbidden/out.sarif", Upload("forbidden") },
        { "AciSecurity.BlobForbidden", ErrorCategory.PermissionDenied, "~contoso/firewall/out.sarif", Upload("firewall") },
        { "AciSecurity.CertificateRefused", ErrorCategory.AuthenticationError, FakeTenant.Client, "Connect-AciSecurity -CertificatePath other.pfx -CertificatePassword (Secure 'word') -ClientId $clientId -TenantId $tenantId -Environment $cloud" },
        { "AciSecurity.CertificateUnreadable", ErrorCategory.ReadError, "@/app.pfx", "Connect-AciSecurity -CertificatePath app.pfx -ClientId $clientId -TenantId $tenantId -Environment $cloud" },
        { "AciSecurity.CredentialExpiryInvalid", ErrorCategory.InvalidArgument, "Expires", Reset("contoso", "-Token ci -ExpiresIn 0") },
        { "AciSecurity.CredentialNotKept", ErrorCategory.WriteError, FakeResourceManager.Registry("contoso"), Reset("contoso", "-Password Password -KeyVaultSecretId \"$($cloud.keyVaultService)forbidden/secrets/acr\"") },
        { "AciSecurity.CredentialStateUnknown", ErrorCategory.WriteError, FakeResourceManager.Registry("broken"), Reset("broken", "-Password Password") },
        { "AciSecurity.EnvironmentInvalid", ErrorCategory.InvalidArgument, "Hub", "Connect-AciSecurity -Identity -Environment @{ Name = 'Hub'; ResourceManager = 'http://hub.example'; Authority = 'https://hub.example' }" },
        { "AciSecurity.FederatedTokenRefused", ErrorCategory.AuthenticationError, FakeTenant.Client, "Connect-AciSecurity -FederatedTokenFile group.json -ClientId $clientId -TenantId $tenantId -Environment $cloud" },
        { "AciSecurity.FederatedTokenUnreadable", ErrorCategory.ReadError, "@/nowhere.jwt", "Connect-AciSecurity -FederatedTokenFile nowhere.jwt -ClientId $clientId -TenantId $tenantId -Environment $cloud" },
        { "AciSecurity.FileExists", ErrorCategory.WriteError, "@/group.json", "Export-AciAzurePolicy group.json -NoClobber" },
        { "AciSecurity.FileExists", ErrorCategory.WriteError, "~contoso/full/out.sarif", Upload("full") + " -NoClobber" },
        { "AciSecurity.FileForbidden", ErrorCategory.PermissionDenied, Forbidden, $"$findings | Export-AciSecurityReport '{Forbidden}'" },
        { "AciSecurity.FileIncomplete", ErrorCategory.InvalidData, "@/page.json", "Invoke-AciSecurityAudit page.json" },
        { "AciSecurity.FileInvalid", ErrorCategory.InvalidData, "@/broken.json", "Invoke-AciSecurityAudit broken.json" },
        { "AciSecurity.FileNotFound", ErrorCategory.ObjectNotFound, "@/nowhere.json", "Invoke-AciSecurityAudit nowhere.json" },
        { "AciSecurity.FileNotRecognised", ErrorCategory.InvalidData, "@/other.json", "Invoke-AciSecurityAudit other.json" },
        { "AciSecurity.FileTooLarge", ErrorCategory.LimitsExceeded, "@/large.bicep", "Invoke-AciSecurityAudit large.bicep" },
        { "AciSecurity.FileUnreadable", ErrorCategory.ReadError, "nodrive:/x", "Invoke-AciSecurityAudit nodrive:/x" },
        { "AciSecurity.FileUnwritable", ErrorCategory.WriteError, "@/nowhere/out.sarif", "$findings | Export-AciSecurityReport nowhere/out.sarif" },
        { "AciSecurity.FolderNeeded", ErrorCategory.InvalidArgument, "@/one.bicep", "$g = [IO.File]::ReadAllText(\"$PWD/group.json\"); $g, $g | Protect-AciContainerGroup -OutputPath one.bicep" },
        { "AciSecurity.FormatUnknown", ErrorCategory.InvalidArgument, "@/p.txt", "Export-AciAzurePolicy p.txt" },
        { "AciSecurity.FormatUnused", ErrorCategory.InvalidArgument, "@/out.csv", "$findings | Export-AciSecurityReport out.csv -Format Sarif" },
        { "AciSecurity.GateFailed", ErrorCategory.InvalidData, "High", "$findings | Assert-AciSecurityFinding" },
        { "AciSecurity.FileExists", ErrorCategory.WriteError, "@/main.bicep", "Protect-AciContainerGroup group.json -OutputPath main.bicep" },
        { "AciSecurity.GroupNotDeployed", ErrorCategory.InvalidArgument, "Microsoft.ContainerInstance/containerGroups/web", "[IO.File]::WriteAllText(\"$PWD/web.yaml\", \"name: web`nproperties:`n  osType: Linux`n  containers:`n  - name: a`n    properties: { securityContext: { privileged: true } }\"); Protect-AciContainerGroup web.yaml -Deploy -WarningAction SilentlyContinue" },
        { "AciSecurity.GroupNotProtected", ErrorCategory.InvalidData, Web, Protect("\"osType\":\"Linux\",\"OSTYPE\":\"Linux\"") },
        { "AciSecurity.GroupNotUpdatable", ErrorCategory.InvalidArgument, Web, Protect("\"ipAddress\":{\"type\":\"Public\",\"ports\":[]}", "-SubnetId /subscriptions/s/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/v/subnets/s") },
        { "AciSecurity.GroupWouldLose", ErrorCategory.InvalidArgument, Web, Protect("\"extensions\":[{\"name\":\"x\",\"properties\":{\"extensionType\":\"y\"}}]," + Secrets) },
        { "AciSecurity.KeyVaultSecretInvalid", ErrorCategory.InvalidArgument, "https://contoso.vault.azure.net/secrets/acr", Reset("contoso", "-KeyVaultSecretId https://contoso.vault.azure.net/secrets/acr") },
        { "AciSecurity.KeyVaultSecretInvalid", ErrorCategory.InvalidArgument, "~vault/contoso/secrets/acr", Reset("contoso", "-KeyVaultSecretId \"$($cloud.keyVaultService)contoso/secrets/acr\"") },
        { "AciSecurity.NoReportTarget", ErrorCategory.InvalidArgument, "Path", "$findings | Export-AciSecurityReport" },
        { "AciSecurity.NotAFile", ErrorCategory.InvalidArgument, "Env:PATH", "Invoke-AciSecurityAudit Env:PATH" },
        { "AciSecurity.NotAFinding", ErrorCategory.InvalidArgument, "Int32", "3 | Export-AciSecurityReport out.sarif" },
        { "AciSecurity.NotAResource", ErrorCategory.InvalidData, "Input object 1 (Int32)", "3 | Invoke-AciSecurityAudit" },
        { "AciSecurity.PathAmbiguous", ErrorCategory.InvalidArgument, "*.yaml", "Invoke-AciSecurityAudit group.json -Policy *.yaml" },
        { "AciSecurity.PolicyInvalid", ErrorCategory.InvalidData, "@/broken.yaml", "Invoke-AciSecurityAudit group.json -Policy broken.yaml" },
        { "AciSecurity.RegistryAdminUserOff", ErrorCategory.InvalidArgument, FakeResourceManager.Registry("adminoff"), Reset("adminoff") },
        { "AciSecurity.ReportNotUploaded", ErrorCategory.WriteError, "~contoso/leased/out.sarif", Upload("leased") },
        { "AciSecurity.RuleNotFound", ErrorCategory.ObjectNotFound, "Aci.Nothing", "Get-AciSecurityRule Aci.Nothing" },
        { "AciSecurity.SecretRefused", ErrorCategory.AuthenticationError, FakeTenant.Client, "SignIn -secret wrong" },
        { "AciSecurity.SecretInvalid", ErrorCategory.InvalidArgument, Web, Protect(Secrets, "-Secret @{ certSecret = (Secure 'word') }") },
        { "AciSecurity.SecretMissing", ErrorCategory.InvalidArgument, Web, Protect(Secrets) },
        { "AciSecurity.SecretNotSecure", ErrorCategory.InvalidArgument, "x", Protect(Secrets, "-Secret @{ x = 'word' }") },
        { "AciSecurity.SignInFailed", ErrorCategory.AuthenticationError, FakeTenant.Client, "SignIn -secret locked" },
        { "AciSecurity.TemplateNotExpanded", ErrorCategory.ReadError, "@/linked.json", "Invoke-AciSecurityAudit linked.json -BicepPath nowhere" },
        { "AciSecurity.TemplateNotFound", ErrorCategory.ObjectNotFound, "@/x.parameters.json", "Invoke-AciSecurityAudit x.parameters.json" },
        { "AciSecurity.TenantNotFound", ErrorCategory.ObjectNotFound, "nowhere.onmicrosoft.com", "SignIn -tenant nowhere.onmicrosoft.com" },
        { "AciSecurity.TokenExpired", ErrorCategory.AuthenticationError, "AccessToken", "Connect-AciSecurity -Environment $cloud -AccessToken 'eyJhbGciOiJub25lIn0.eyJhdWQiOiJodHRwczovL21hbmFnZW1lbnQuZmFrZS8iLCJleHAiOjEyMDAwMDAwMDB9.x'" },
        { "AciSecurity.TokenInvalid", ErrorCategory.InvalidArgument, "AccessToken", "Connect-AciSecurity -Environment $cloud -AccessToken something" },
    };

    /// <summary>The ids that are raised here.</summary>
    public static IEnumerable<string> Ids => Errors.Select(row => (string)row[0]).Distinct().Concat(Apart);

    private const string Web = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/shop/providers/Microsoft.ContainerInstance/containerGroups/web";

    /// <summary>A secret volume, whose content Azure does not return, and something to repair.</summary>
    private const string Secrets = """
        "volumes":[{"name":"cert","secret":{}}],"ipAddress":{"type":"Public","dnsNameLabel":"web"}
        """;

    private static string Protect(string properties, string more = "") =>
        $$$"""'{"id":"{{{Web}}}","name":"web","type":"Microsoft.ContainerInstance/containerGroups","location":"westeurope","properties":{"containers":[],{{{properties.Trim()}}}}}' | Protect-AciContainerGroup -Deploy {{{more}}} -WarningAction SilentlyContinue""";

    private static string Refusing(int status) => $"/subscriptions/{FakeResourceManager.Subscription(status)}";

    private static string Reset(string registry, string arguments = "") => $"$null = SignIn; Reset-AcrCredential {FakeResourceManager.Registry(registry)} {arguments} -JournalPath journal.jsonl -Confirm:$false";

    private static string Read(int status) => $"$null = SignIn; Get-AciContainerGroup -SubscriptionId {FakeResourceManager.Subscription(status)} -WarningAction SilentlyContinue";

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_has_its_id_category_target_and_advice(string id, ErrorCategory category, string target, string script)
    {
        WriteFiles();
        _session.Run("[void]$ExecutionContext.SessionState.Path.SetLocation($data)", _folder.Path).Clean();
        _session.Run("$findings = $data | Invoke-AciSecurityAudit", Samples.Group).Clean();
        var result = _session.Run(script);
        RaisedError.AssertIs(result.Failure?.ErrorRecord ?? Assert.Single(result.Errors), id, category, target.Replace("@", _folder.Path, StringComparison.Ordinal).Replace("~", _fake.Address.AbsoluteUri, StringComparison.Ordinal));
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
        RaisedError.AssertIs(error, "AciSecurity.BicepTimeout", ErrorCategory.OperationTimeout, _folder["main.bicep"]);
    }

    /// <summary>A person has two minutes, or the life of a code. The test signs in with a second.</summary>
    [Fact]
    public async Task A_person_who_does_not_sign_in_is_an_error_too()
    {
        _fake.Tenant.HasEnteredCode = false;
        var module = ((Type)_session.Run("(Get-Command Connect-AciSecurity).ImplementingType").Value!).Assembly;
        dynamic environment = _session.Run("[AciSecurity.Sessions.AzureEnvironment] @{ ResourceManager = $cloud.resourceManager; Authority = $cloud.authority; CertificateThumbprint = $cloud.certificateThumbprint }").Value!;
        var type = (Type)_session.Run("[AciSecurity.Sessions.SignIn+DeviceCode]").Value!;
        var signIn = Activator.CreateInstance(type, FakeTenant.Id, FakeTenant.Client, (Func<string, Task>)(_ => Task.CompletedTask))!;
        type.GetProperty("Limit")!.SetValue(signIn, TimeSpan.FromSeconds(1));
        dynamic tokens = Method(module, "AciSecurity.Hosting.EngineBridge", "OpenSignIn").Invoke(null, [signIn, environment])!;
        var fault = await FaultAsync(tokens.GetType().GetMethod("GetTokenAsync"), tokens);
        RaisedError.AssertIs((ErrorRecord)Method(module, "AciSecurity.Errors.FaultRecords", "Of").Invoke(null, [fault])!, "AciSecurity.SignInTimeout", ErrorCategory.OperationTimeout, "the user");
    }

    /// <summary>A program that uses the engine has a host without a screen.</summary>
    [Fact]
    public void Nobody_is_asked_where_nobody_is()
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", BuiltFiles.Manifest).Invoke();
        shell.Commands.Clear();
        var exception = Assert.ThrowsAny<RuntimeException>(() => shell.AddScript("Connect-AciSecurity -DeviceCode").Invoke());
        RaisedError.AssertIs(exception.ErrorRecord, "AciSecurity.SignInNeeded", ErrorCategory.AuthenticationError, "Connect-AciSecurity");
        Assert.Contains("-Identity", exception.ErrorRecord.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    /// <summary>In a process of its own, for the variables that say where an identity is are the process's.</summary>
    [Fact]
    public async Task An_identity_that_is_not_there_is_an_error_too()
    {
        var child = await ChildProcess.RunAsync(SignInStage.Identity(_fake), "--module", BuiltFiles.Manifest, $$"""
            $cloud = @{ ResourceManager = '{{_fake.Address}}'; Authority = '{{_fake.Address}}'; Audience = '{{FakeTenant.Audience}}'; CertificateThumbprint = '{{_fake.Sha256}}' }
            (Connect-AciSecurity -Identity -Environment $cloud -PassThru).SignInKind
            try { Connect-AciSecurity -Identity -ClientId 99999999-9999-9999-9999-999999999999 -Environment $cloud } catch { "$($_.FullyQualifiedErrorId) $($_.CategoryInfo.Category) $($_.TargetObject)" }
            """);
        Assert.Equal(["ManagedIdentity", "AciSecurity.IdentityUnavailable AuthenticationError 99999999-9999-9999-9999-999999999999"], child.Results);
    }

    private static async Task<object> FaultAsync(MethodInfo getToken, object tokens)
    {
        try
        {
            dynamic task = getToken.Invoke(tokens, ["https://management.fake/.default", null, CancellationToken.None])!;
            await task;
        }
        catch (Exception exception) when (exception.GetType().Name == "FaultException")
        {
            return exception.GetType().GetProperty("Fault")!.GetValue(exception)!;
        }

        throw new InvalidOperationException("Somebody signed in.");
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

    private static string Upload(string container) => $"[void](SignIn); $findings | Export-AciSecurityReport \"$($cloud.blobService)contoso/{container}/out.sarif\"";

    private void WriteFiles()
    {
        SignInStage.WriteFiles(_folder, _fake);
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
