using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Faults;
using AciSecurity.Http.Tests.Fake;
using AciSecurity.Sessions;

namespace AciSecurity.Http.Tests;

/// <summary>Every way to sign in, and what is said where it fails.</summary>
public sealed class SignInTests : FakeTest
{
    [Fact]
    public async Task A_secret_signs_in_and_the_token_says_who_it_is()
    {
        var context = await SignInAsync(FakeEnvironment.Secret());

        Assert.Equal((FakeTenant.Id, FakeTenant.Client, FakeTenant.ObjectId, "Secret"), (context.TenantId, context.Account, context.ObjectId, context.SignInKind));
        Assert.InRange(context.ExpiresOn!.Value, TimeProvider.System.GetUtcNow().AddMinutes(50), TimeProvider.System.GetUtcNow().AddMinutes(61));
    }

    [Fact]
    public async Task Tokens_are_kept_while_they_are_good()
    {
        var context = await SignInAsync(FakeEnvironment.Secret());
        var first = await context.TokenSource().GetTokenAsync(context.Environment.ResourceManagerScope, null, default);
        var second = await context.TokenSource().GetTokenAsync(context.Environment.ResourceManagerScope, null, default);

        Assert.Equal(first.Reveal(), second.Reveal());
        Assert.Single(Fake.Tenant.Claims);
    }

    [Theory]
    [InlineData("a.pem", null)]
    [InlineData("a.pem", "word")]
    [InlineData("a.pfx", null)]
    [InlineData("a.pfx", "word")]
    public async Task A_certificate_file_signs_in(string name, string? password)
    {
        using var certificate = FakeCertificate.Make("app");
        Fake.Tenant.Certificate = certificate;
        using var folder = new CertificateFolder();
        var file = folder.Write(name, certificate, password);

        var context = await SignInAsync(new SignIn.CertificateFile(FakeTenant.Id, FakeTenant.Client, file, password is null ? null : FakeEnvironment.Secure(password)));

        Assert.Equal((FakeTenant.Client, "Certificate"), (context.Account, context.SignInKind));
    }

    [Theory]
    [InlineData("a.pem", "wrong")]
    [InlineData("a.pfx", "wrong")]
    [InlineData("a.pfx", null)]
    public async Task A_certificate_file_that_does_not_open_is_a_fault(string name, string? password)
    {
        using var certificate = FakeCertificate.Make("app");
        using var folder = new CertificateFolder();
        var file = folder.Write(name, certificate, "word");

        var fault = await FailAsync(new SignIn.CertificateFile(FakeTenant.Id, FakeTenant.Client, file, password is null ? null : FakeEnvironment.Secure(password)));

        Assert.Equal(("AciSecurity.CertificateUnreadable", file), (fault.Id, fault.Target));
    }

    [Fact]
    public async Task A_certificate_without_its_key_or_no_file_at_all_is_a_fault()
    {
        using var certificate = FakeCertificate.Make("app");
        using var folder = new CertificateFolder();
        var file = folder.Write("public.pem", certificate.ExportCertificatePem());

        Assert.Equal("AciSecurity.CertificateUnreadable", (await FailAsync(new SignIn.CertificateFile(FakeTenant.Id, FakeTenant.Client, file, null))).Id);
        Assert.Equal("AciSecurity.CertificateUnreadable", (await FailAsync(new SignIn.CertificateFile(FakeTenant.Id, FakeTenant.Client, file + ".not", null))).Id);
        Assert.Equal("AciSecurity.CertificateUnreadable", (await FailAsync(new SignIn.StoredCertificate(FakeTenant.Id, FakeTenant.Client, certificate.Thumbprint))).Id);
    }

    [Fact]
    public async Task A_certificate_that_the_application_does_not_have_is_refused()
    {
        using var known = FakeCertificate.Make("app");
        using var other = FakeCertificate.Make("other");
        Fake.Tenant.Certificate = known;
        using var folder = new CertificateFolder();

        var fault = await FailAsync(new SignIn.CertificateFile(FakeTenant.Id, FakeTenant.Client, folder.Write("a.pfx", other, null), null));

        Assert.Equal("AciSecurity.CertificateRefused", fault.Id);
    }

    [Fact]
    public async Task A_federated_token_is_read_from_its_file_each_time()
    {
        using var folder = new CertificateFolder();
        var file = folder.Write("token", FakeTenant.Federated + "\n");
        Assert.Equal("FederatedToken", (await SignInAsync(new SignIn.FederatedToken(FakeTenant.Id, FakeTenant.Client, file))).SignInKind);

        folder.Write("token", "another.one.now");
        Assert.Equal("AciSecurity.FederatedTokenRefused", (await FailAsync(new SignIn.FederatedToken(FakeTenant.Id, FakeTenant.Client, file))).Id);
        Assert.Equal("AciSecurity.FederatedTokenUnreadable", (await FailAsync(new SignIn.FederatedToken(FakeTenant.Id, FakeTenant.Client, folder.Write("empty", "")))).Id);
        Assert.Equal("AciSecurity.FederatedTokenUnreadable", (await FailAsync(new SignIn.FederatedToken(FakeTenant.Id, FakeTenant.Client, file + ".not"))).Id);
    }

    [Fact]
    public async Task A_given_token_is_taken_as_it_is()
    {
        var token = Fake.Tenant.Token("ada@contoso.example");
        var context = await SignInAsync(new SignIn.GivenToken(FakeEnvironment.Secure(token)));

        Assert.Equal(("ada@contoso.example", "AccessToken"), (context.Account, context.SignInKind));
        Assert.Equal(token, (await context.TokenSource().GetTokenAsync(context.Environment.ResourceManagerScope, null, default)).Reveal());
        Assert.Equal("AciSecurity.TokenInvalid", (await Assert.ThrowsAsync<FaultException>(() => context.TokenSource().GetTokenAsync("https://vault.azure.net/.default", null, default).AsTask())).Fault.Id);
    }

    [Fact]
    public async Task A_given_token_that_has_ended_or_is_none_or_is_for_somebody_else_is_a_fault()
    {
        Assert.Equal("AciSecurity.TokenExpired", (await FailAsync(new SignIn.GivenToken(FakeEnvironment.Secure(Fake.Tenant.Token(end: DateTimeOffset.UnixEpoch.AddYears(40)))))).Id);
        Assert.Equal("AciSecurity.TokenInvalid", (await FailAsync(new SignIn.GivenToken(FakeEnvironment.Secure("something")))).Id);
        Assert.Equal("AciSecurity.TokenInvalid", (await FailAsync(new SignIn.GivenToken(FakeEnvironment.Secure(Fake.Tenant.Token(audience: "https://graph.microsoft.com"))))).Id);
    }

    [Fact]
    public async Task A_person_signs_in_with_a_code()
    {
        var shown = "";
        var context = await SignInAsync(new SignIn.DeviceCode(FakeTenant.Id, FakeTenant.Client, message =>
        {
            shown = message;
            return Task.CompletedTask;
        }));

        Assert.Equal("Open https://login.fake/device and enter ABC123.", shown);
        Assert.Equal(("ada@contoso.example", "DeviceCode"), (context.Account, context.SignInKind));
    }

    [Fact]
    public async Task Waiting_for_a_person_can_be_ended()
    {
        Fake.Tenant.HasEnteredCode = false;
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var signIn = new SignIn.DeviceCode(FakeTenant.Id, FakeTenant.Client, _ => Task.CompletedTask);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SignInAsync(signIn, null, stop.Token)).WaitAsync(TimeSpan.FromSeconds(6));
    }

    [Theory]
    [InlineData(0, "wrong", FakeTenant.Id, FakeTenant.Client, "AciSecurity.SecretRefused", FakeTenant.Client)]
    [InlineData(0, FakeTenant.Secret, "99999999-9999-9999-9999-999999999999", FakeTenant.Client, "AciSecurity.TenantNotFound", "99999999-9999-9999-9999-999999999999")]
    [InlineData(0, FakeTenant.Secret, "not a tenant", FakeTenant.Client, "AciSecurity.TenantNotFound", "not a tenant")]
    [InlineData(0, FakeTenant.Secret, FakeTenant.Id, "99999999-9999-9999-9999-999999999999", "AciSecurity.ApplicationNotFound", "99999999-9999-9999-9999-999999999999")]
    [InlineData(7000222, FakeTenant.Secret, FakeTenant.Id, FakeTenant.Client, "AciSecurity.SecretRefused", FakeTenant.Client)]
    [InlineData(50076, FakeTenant.Secret, FakeTenant.Id, FakeTenant.Client, "AciSecurity.SignInNeeded", "Connect-AciSecurity")]
    [InlineData(50034, FakeTenant.Secret, FakeTenant.Id, FakeTenant.Client, "AciSecurity.SignInFailed", FakeTenant.Client)]
    [InlineData(53003, FakeTenant.Secret, FakeTenant.Id, FakeTenant.Client, "AciSecurity.SignInFailed", FakeTenant.Client)]
    [InlineData(99999, FakeTenant.Secret, FakeTenant.Id, FakeTenant.Client, "AciSecurity.SignInFailed", FakeTenant.Client)]
    public async Task What_Entra_refuses_is_said_with_its_number_and_nothing_that_was_sent(int refusal, string secret, string tenant, string client, string id, string target)
    {
        Fake.Tenant.Refusal = refusal;

        var fault = await FailAsync(FakeEnvironment.Secret(secret, tenant, client));

        Assert.Equal((id, target), (fault.Id, fault.Target));
        Assert.DoesNotContain(FakeTenant.Secret, fault.Message + fault.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("Refused, and here", fault.Message, StringComparison.Ordinal);
        if (tenant != "not a tenant") Assert.Contains(FakeTenant.Correlation, fault.Message, StringComparison.Ordinal);
        if (refusal != 0) Assert.Contains($"AADSTS{refusal}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_said()
    {
        var environment = FakeEnvironment.Of(Fake);
        environment.CertificateThumbprint = null;

        var fault = await FailAsync(FakeEnvironment.Secret(), environment);

        Assert.Equal("AciSecurity.AzureUnreachable", fault.Id);
        Assert.Contains("certificate", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pinned_certificate_is_the_only_one()
    {
        Assert.NotNull(await SignInAsync(FakeEnvironment.Secret(), environment: FakeEnvironment.Of(Fake, Fake.Thumbprint)));
        Assert.NotNull(await SignInAsync(FakeEnvironment.Secret(), environment: FakeEnvironment.Of(Fake, Fake.Sha256.ToLowerInvariant())));

        using var other = FakeCertificate.Make("other");
        Assert.Equal("AciSecurity.AzureUnreachable", (await FailAsync(FakeEnvironment.Secret(), FakeEnvironment.Of(Fake, other.Thumbprint))).Id);
        Assert.Equal("AciSecurity.AzureUnreachable", (await FailAsync(FakeEnvironment.Secret(), FakeEnvironment.Of(Fake, other.GetCertHashString(HashAlgorithmName.SHA256)))).Id);
    }

    [Fact]
    public async Task An_environment_that_is_not_https_gets_no_secret()
    {
        var environment = FakeEnvironment.Of(Fake);
        environment.Authority = new("http://127.0.0.1");

        Assert.Equal("AciSecurity.EnvironmentInvalid", (await FailAsync(FakeEnvironment.Secret(), environment)).Id);
    }

    private Task<AciSecurityContext> SignInAsync(SignIn signIn, AzureEnvironment? environment = null, CancellationToken cancellationToken = default)
    {
        var cloud = environment ?? FakeEnvironment.Of(Fake);
        return AciSecurityContext.OpenAsync(cloud, new SignInTokenSource(signIn, cloud), signIn.Kind, cancellationToken);
    }

    private async Task<Fault> FailAsync(SignIn signIn, AzureEnvironment? environment = null) =>
        (await Assert.ThrowsAsync<FaultException>(() => SignInAsync(signIn, environment))).Fault;

    /// <summary>Certificates as files.</summary>
    private sealed class CertificateFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("acisecurity-");

        public void Dispose() => _folder.Delete(recursive: true);

        public string Write(string name, string text)
        {
            var path = Path.Combine(_folder.FullName, name);
            File.WriteAllText(path, text);
            return path;
        }

        public string Write(string name, X509Certificate2 certificate, string? password)
        {
            if (name.EndsWith(".pem", StringComparison.Ordinal))
            {
                using var key = certificate.GetRSAPrivateKey()!;
                var pem = password is null
                    ? key.ExportPkcs8PrivateKeyPem()
                    : key.ExportEncryptedPkcs8PrivateKeyPem(password, new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
                return Write(name, certificate.ExportCertificatePem() + "\n" + pem);
            }

            var path = Path.Combine(_folder.FullName, name);
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, password));
            return path;
        }
    }
}
