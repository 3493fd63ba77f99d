using System.Management.Automation;
using AciSecurity.Http.Tests.Fake;
using AciSecurity.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace AciSecurity.Tests;

/// <summary>Errors about registries, images and whom to trust are raised for real: their ids, categories, targets and advice.</summary>
public sealed class RaisedRegistryErrorTests : IAsyncLifetime, IDisposable
{
    private const string SignIn = "$null = SignIn; ";
    private const string Test = "Test-AcrImageSignature $registry/shop/web:v1 ";
    private const string Sign = "Add-AcrImageSignature $registry/shop/web:v1 -WarningAction SilentlyContinue -CertificatePath ";
    private const string WithKey = Sign + "signing.pfx -CertificatePassword (Secure 'word') ";

    /// <summary>Ids that a test of their own raises, below.</summary>
    private static readonly string[] Apart = ["AciSecurity.RunningImageUnread", "AciSecurity.TrustMissing"];

    private readonly Session _session = new();
    private readonly TemporaryFolder _folder = new();
    private FakeAzure _fake = null!;
    private FakeRegistry _registry = null!;

    public async Task InitializeAsync()
    {
        _fake = await FakeAzure.StartAsync();
        _registry = await FakeRegistry.StartAsync();
        _registry.Put("shop/web", ["v1"]);
        SignInStage.Prepare(_session, _fake);
        SignatureFiles.Write(_folder);
        _folder.Write("other.json", "{ \"a\": 1 }");
        Directory.CreateDirectory(_folder["nothing"]);
        _session.Run("[void]$ExecutionContext.SessionState.Path.SetLocation($data)", _folder.Path).Clean();
        _session.Run("$global:registry = $data", _registry.Address).Clean();
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

    /// <summary>Id, category, target (@ is the folder of the test, ~ the registry) and the script that raises it in that folder.</summary>
    public static TheoryData<string, ErrorCategory, string, string> Errors => new()
    {
        { "AciSecurity.CertificateInvalid", ErrorCategory.InvalidData, "@/other.json", WithKey + "-TimestampServer $registry/tsa -TimestampRoot other.json" },
        { "AciSecurity.IdentityExpressionInvalid", ErrorCategory.InvalidArgument, "(", Test + "-TrustedRoot trusted_root.json -CertificateIdentityPattern '(' -CertificateIssuer https://issuer.example" },
        { "AciSecurity.ImageLocked", ErrorCategory.WriteError, "~/refuse/locked:v1", SignIn + "Lock-AcrImage $registry/refuse/locked:v1" },
        { "AciSecurity.ImageNameInvalid", ErrorCategory.InvalidArgument, "contoso", "Test-AcrImageSignature contoso -PublicKey cosign.pub" },
        { "AciSecurity.ImageNameInvalid", ErrorCategory.InvalidArgument, "Team/App", "Get-AcrImage $registry -Repository Team/App" },
        { "AciSecurity.ImageNameInvalid", ErrorCategory.InvalidArgument, "sha256:12", "Get-AcrImage $registry -Digest sha256:12" },
        { "AciSecurity.ImageNotFound", ErrorCategory.ObjectNotFound, "~/shop/web:v9", "Test-AcrImageSignature $registry/shop/web:v9 -PublicKey cosign.pub" },
        { "AciSecurity.PublicKeyInvalid", ErrorCategory.InvalidData, "@/other.json", Test + "-PublicKey other.json" },
        { "AciSecurity.RegistryClosed", ErrorCategory.PermissionDenied, "~/refuse/closed", Read("closed") },
        { "AciSecurity.RegistryForbidden", ErrorCategory.PermissionDenied, "~/refuse/403", Read("403") },
        { "AciSecurity.RegistryInvalid", ErrorCategory.InvalidArgument, "no registry", "Get-AcrImage 'no registry'" },
        { "AciSecurity.RegistryInvalid", ErrorCategory.InvalidArgument, "http://registry.contoso.example", "Get-AcrImage http://registry.contoso.example" },
        { "AciSecurity.RegistryReplyInvalid", ErrorCategory.InvalidData, "~/refuse/broken", Read("broken") },
        { "AciSecurity.RegistryUnauthorized", ErrorCategory.AuthenticationError, "~/refuse/401", Read("401") },
        { "AciSecurity.RegistryUnreachable", ErrorCategory.ConnectionError, "~/shop/web", "Get-AcrImage $registry.Replace('http:', 'https:') -Repository shop/web" },
        { "AciSecurity.RegistryUnsupported", ErrorCategory.InvalidArgument, "~/shop/web:v1", "Lock-AcrImage $registry/shop/web:v1" },
        { "AciSecurity.RootKeyInvalid", ErrorCategory.InvalidArgument, "4b2a", Test + "-RootKeyId 4b2a" },
        { "AciSecurity.SigningInvalid", ErrorCategory.InvalidArgument, "ExpiresIn", WithKey + "-ExpiresIn 0" },
        { "AciSecurity.SigningInvalid", ErrorCategory.InvalidArgument, "Metadata", WithKey + "-Metadata @{ 'io.cncf.notary.x' = 1 }" },
        { "AciSecurity.SigningKeyInvalid", ErrorCategory.InvalidData, "@/other.json", Sign + "other.json" },
        { "AciSecurity.SigningKeyInvalid", ErrorCategory.InvalidData, "@/signing.pfx", Sign + "signing.pfx -CertificatePassword (Secure 'wrong')" },
        { "AciSecurity.TimestampRefused", ErrorCategory.ConnectionError, "~", WithKey + "-TimestampServer $registry/tsa -TimestampRoot root.pem" },
        { "AciSecurity.TrustPolicyInvalid", ErrorCategory.InvalidData, "@/other.json", Test + "-TrustPolicy other.json -TrustStore truststore" },
        { "AciSecurity.TrustRootInvalid", ErrorCategory.InvalidData, "@/other.json", Test + "-RootFile other.json" },
        { "AciSecurity.TrustStoreInvalid", ErrorCategory.InvalidData, "@/nothing", Test + "-TrustPolicy trustpolicy.json -TrustStore nothing" },
        { "AciSecurity.TrustedRootInvalid", ErrorCategory.InvalidData, "@/other.json", Test + "-TrustedRoot other.json" },
    };

    /// <summary>The ids that are raised here.</summary>
    public static IEnumerable<string> Ids => Errors.Select(row => (string)row[0]).Distinct().Concat(Apart);

    private static string Read(string how) => $"Get-AcrImage $registry -Repository refuse/{how}";

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_has_its_id_category_target_and_advice(string id, ErrorCategory category, string target, string script)
    {
        var result = _session.Run(script);
        Assert.Empty(result.Output);
        var error = result.Failure?.ErrorRecord ?? Assert.Single(result.Errors);
        RaisedError.AssertIs(error, id, category, target.Replace("@", _folder.Path, StringComparison.Ordinal).Replace("~", _registry.LoginServer, StringComparison.Ordinal));
        Assert.DoesNotContain(_registry.Writes, write => !write.EndsWith("/tsa", StringComparison.Ordinal));
    }

    [Fact]
    public void A_running_image_that_cannot_be_looked_at_is_an_error_too()
    {
        const string Image = "contoso.azurecr.io/Team/App:v1";
        var group = Samples.Group.Replace("nginx:latest", Image, StringComparison.Ordinal);
        _fake.Answer = context => context.Request.Path.Value switch
        {
            { } path when path.EndsWith("/containerGroups", StringComparison.Ordinal) => context.Response.WriteAsync($$"""{ "value": [ {{group}} ] }"""),
            { } path when path.EndsWith("/containerGroups/web", StringComparison.Ordinal) => context.Response.WriteAsync(group),
            _ => FakeResourceManager.AnswerAsync(context),
        };
        var error = Assert.Single(_session.Run(SignIn + "Get-AcrUnsignedImage -RunningOnly -SubscriptionId Production").Errors);
        Assert.Equal("AciSecurity.RunningImageUnread", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal((ErrorCategory.ReadError, Image), (error.CategoryInfo.Category, error.TargetObject.ToString()));
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails.RecommendedAction));
    }

    /// <summary>In a process of its own, whose user has no configuration of notation.</summary>
    [Fact]
    public async Task Nobody_who_is_trusted_is_an_error_too()
    {
        var home = _folder["home"];
        var variables = new Dictionary<string, string?> { ["XDG_CONFIG_HOME"] = home, ["HOME"] = home, ["APPDATA"] = home };
        var child = await ChildProcess.RunAsync(variables, "--module", BuiltFiles.Manifest, $$"""
            $null = Test-AcrImageSignature {{_registry.Address}}/shop/web:v1 -ErrorVariable errors -ErrorAction SilentlyContinue
            "$($errors[0].FullyQualifiedErrorId.Split(',')[0]) $($errors[0].CategoryInfo.Category)"
            $errors[0].ErrorDetails.RecommendedAction
            """);
        Assert.Equal("AciSecurity.TrustMissing ObjectNotFound", child.Results[0]);
        Assert.Contains("-TrustPolicy", child.Results[1], StringComparison.Ordinal);
    }
}
