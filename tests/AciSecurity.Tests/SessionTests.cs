using System.Management.Automation;
using AciSecurity.Http.Tests.Fake;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Connect-AciSecurity, Get-AciSecurityContext and Disconnect-AciSecurity.</summary>
public sealed class SessionTests : IAsyncLifetime, IDisposable
{
    private readonly Session _session = new();
    private readonly TemporaryFolder _folder = new();
    private FakeAzure _fake = null!;

    public async Task InitializeAsync()
    {
        _fake = await FakeAzure.StartAsync();
        SignInStage.Prepare(_session, _fake);
        SignInStage.WriteFiles(_folder, _fake);
        _session.Run("[void]$ExecutionContext.SessionState.Path.SetLocation($data)", _folder.Path).Clean();
    }

    public async Task DisposeAsync() => await _fake.DisposeAsync();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_secret_signs_in_and_the_session_knows_who_it_is()
    {
        var context = Assert.Single(_session.Run("SignIn").Clean());
        Assert.Equal(
            [FakeTenant.Client, FakeTenant.Id, FakeTenant.ObjectId, "Secret", "Fake"],
            new[] { "Account", "TenantId", "ObjectId", "SignInKind", "Environment" }.Select(name => context.Properties[name].Value.ToString()));
        Assert.Same(context.BaseObject, _session.Run("Get-AciSecurityContext").Value);

        _session.Run("Disconnect-AciSecurity").Clean();
        Assert.Empty(_session.Run("Get-AciSecurityContext").Clean());
        _session.Run("Disconnect-AciSecurity").Clean();
    }

    [Fact]
    public void Nothing_is_written_unless_it_is_asked_for_and_information_says_who_it_is()
    {
        const string Connect = "Connect-AciSecurity -FederatedTokenFile token.jwt -ClientId $clientId -TenantId $tenantId -Environment $cloud";
        Assert.Empty(_session.Run(Connect).Clean());
        var said = Assert.Single(_session.Run($"{Connect} 6>&1").Clean());
        Assert.Equal($"Signed in as {FakeTenant.Client} in {FakeTenant.Id} of Fake.", said.ToString());
    }

    [Theory]
    [InlineData("Connect-AciSecurity -CertificatePath app.pfx -CertificatePassword (Secure 'word') -ApplicationId $clientId -TenantId $tenantId -Environment $cloud", "Certificate")]
    [InlineData("Connect-AciSecurity -ServicePrincipal -CertificatePath app.pfx -CertificatePassword (Secure 'word') -ClientId $clientId -TenantId $tenantId -Environment $cloud", "Certificate")]
    [InlineData("Connect-AciSecurity -AccessToken $azToken.Invoke($cloud.audience) -Environment $cloud", "AccessToken")]
    [InlineData("Connect-AciSecurity -AccessToken (Secure $azToken.Invoke($cloud.audience)) -Environment $cloud", "AccessToken")]
    [InlineData("Connect-AciSecurity -AccessToken ([pscustomobject]@{ Token = $azToken.Invoke($cloud.audience) }) -Environment $cloud", "AccessToken")]
    [InlineData("Connect-AciSecurity -AccessToken ([pscustomobject]@{ Token = (Secure $azToken.Invoke($cloud.audience)) }) -Environment $cloud", "AccessToken")]
    [InlineData("Connect-AciSecurity -AccessToken \"Bearer $($azToken.Invoke('https://management.core.windows.net/'))\"", "AccessToken")]
    public void There_are_several_ways(string script, string kind)
    {
        _session.Run(script).Clean();
        Assert.Equal(kind, _session.Run("(Get-AciSecurityContext).SignInKind").Value);
    }

    [Fact]
    public void The_session_of_Az_is_used_and_asked_on_the_pipeline_thread()
    {
        _session.Run(SignInStage.Az).Clean();
        _session.Run("$azThread = $null; Connect-AciSecurity; $same = $azThread -eq [System.Environment]::CurrentManagedThreadId").Clean();
        Assert.Equal("ada@contoso.example AzSession FakeOfAz .azurecr.fake True 1", _session.Run(
            "$c = Get-AciSecurityContext; \"$($c.Account) $($c.SignInKind) $($c.Environment) $($c.Environment.RegistrySuffix) $same $azAsked\"").Value);
        Assert.Empty(_fake.Tenant.Claims);
    }

    [Fact]
    public void Two_runspaces_do_not_see_each_others_sign_in()
    {
        using var other = new Session();
        SignInStage.Prepare(other, _fake);
        _session.Run("SignIn").Clean();
        Assert.Empty(other.Run("Get-AciSecurityContext").Clean());

        other.Run("[void](SignIn); Disconnect-AciSecurity").Clean();
        Assert.Single(_session.Run("Get-AciSecurityContext").Clean());
    }

    [Fact]
    public void A_sign_in_that_fails_ends_the_script_and_shows_no_secret()
    {
        _session.Run("SignIn").Clean();
        var before = _session.Run("Get-AciSecurityContext").Value;
        var result = _session.Run("SignIn -secret 'planted-wrong'; 'next line'");

        Assert.Empty(result.Output);
        Assert.Equal("AciSecurity.SecretRefused", result.Failure!.ErrorRecord.FullyQualifiedErrorId.Split(',')[0]);
        Assert.DoesNotContain("planted", result.Failure.ToString() + result.Failure.ErrorRecord.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Same(before, _session.Run("Get-AciSecurityContext").Value);
    }

    [Fact]
    public void Debug_shows_requests_and_no_secret()
    {
        var shown = string.Join('\n', _session.Run("& { $DebugPreference = 'Continue'; SignIn 5>&1 }").Clean());
        Assert.Matches($@"POST 127\.0\.0\.1:\d+/{FakeTenant.Id}/oauth2/v2\.0/token 200 \d+ ms", shown);
        Assert.DoesNotContain("planted", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("POST", string.Join('\n', _session.Run("SignIn 5>&1").Clean()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_context_is_shown_as_a_table_and_holds_no_token()
    {
        _session.Run("SignIn | Out-Default").Clean();
        Assert.Contains("Account", _session.Shown, StringComparison.Ordinal);
        Assert.Contains(FakeTenant.Id, _session.Shown, StringComparison.Ordinal);
        var values = _session.Run("(Get-AciSecurityContext).PSObject.Properties | ForEach-Object { \"$($_.Value)\" }").Clean();
        Assert.DoesNotContain(values, value => value.ToString().Contains("eyJ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("'azureusgovernment'", "https://management.usgovcloudapi.net/")]
    [InlineData("@{ resourcemanager = 'https://a.example'; Authority = 'https://b.example'; Audience = 'https://management.usgovcloudapi.net' }", "https://a.example/")]
    [InlineData("([AciSecurity.Sessions.AzureEnvironment]::AzureUSGovernment)", "https://management.usgovcloudapi.net/")]
    public void An_environment_has_several_forms(string environment, string address)
    {
        _session.Run($"Connect-AciSecurity -AccessToken $azToken.Invoke('https://management.usgovcloudapi.net') -Environment {environment}").Clean();
        Assert.Equal(address, _session.Run("(Get-AciSecurityContext).Environment.ResourceManager.AbsoluteUri").Value);
    }

    [Theory]
    [InlineData("'Nowhere'", "There is no cloud 'Nowhere'")]
    [InlineData("@{ ResourceManger = 'https://a' }", "An environment has no 'ResourceManger'")]
    [InlineData("3", "This is no cloud")]
    public void An_environment_that_is_none_is_refused(string environment, string message) =>
        Assert.Contains(message, _session.Catch($"Connect-AciSecurity -AccessToken x -Environment {environment}").Exception.Message, StringComparison.Ordinal);

    [Fact]
    public void Names_of_clouds_are_completed()
    {
        var found = _session.Run("[System.Management.Automation.CommandCompletion]::CompleteInput($data, $data.Length, $null).CompletionMatches.CompletionText", "Connect-AciSecurity -Environment gov").Clean();
        Assert.Equal("AzureUSGovernment", Assert.Single(found).ToString());
    }

    [Fact]
    public async Task A_stop_ends_a_sign_in_that_nobody_answers()
    {
        _fake.Tenant.Delay = Timeout.InfiniteTimeSpan;
        using var shell = _session.Shell();
        var running = shell.AddScript("SignIn").BeginInvoke();
        while (!_fake.Tenant.IsAsked) await Task.Delay(20);

        await Task.Run(shell.Stop).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
    }
}
