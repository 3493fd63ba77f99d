using System.Management.Automation;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Add-AcrImageSignature and Test-AcrImageSignature, over a registry that keeps what is signed.</summary>
public sealed class AcrImageSignatureTests : IAsyncLifetime, IDisposable
{
    private const string Trust = " -TrustPolicy trustpolicy.json -TrustStore truststore";

    private readonly Session _session = new();
    private readonly TemporaryFolder _folder = new();
    private FakeRegistry _registry = null!;
    private string _digest = "";

    public async Task InitializeAsync()
    {
        _registry = await FakeRegistry.StartAsync();
        _digest = _registry.Put("shop/web", ["v1", "latest"]);
        _registry.Put("shop/web", ["v2"], """{ "os": "linux", "architecture": "arm64" }""");
        _registry.Put("shop/chart", ["v1"], "{}", "application/vnd.cncf.helm.config.v1+json");
        SignatureFiles.Write(_folder);
        _session.Run("[void]$ExecutionContext.SessionState.Path.SetLocation($data)", _folder.Path).Clean();
        _session.Run("$global:registry = $data", _registry.Address).Clean();
        _session.Run("$global:digest = $data", _digest).Clean();
        _session.Run("$global:key = @{ CertificatePath = 'signing.pfx'; CertificatePassword = [securestring]::new() }; foreach ($letter in $data.ToCharArray()) { $key.CertificatePassword.AppendChar($letter) }", SignatureFiles.Password).Clean();
    }

    public async Task DisposeAsync() => await _registry.DisposeAsync();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Jws", "application/jose+json")]
    [InlineData("Cose", "application/cose")]
    public void What_is_signed_is_verified(string format, string mediaType)
    {
        var added = Assert.Single(_session.Run($"Add-AcrImageSignature $registry/shop/web@$digest @key -Format {format} -PassThru").Clean());
        Assert.Equal(mediaType, added.Properties["MediaType"].Value);
        Assert.Equal("Verified", State("Test-AcrImageSignature $registry/shop/web:v1" + Trust));
        Assert.Equal("PresentUnverified", State("Test-AcrImageSignature $registry/shop/web:v1 -PublicKey cosign.pub"));
        Assert.Equal(["v2"], _session.Run("(Get-AcrUnsignedImage $registry shop/web" + Trust + ").Image.Tags").Clean().Select(tag => $"{tag}"));
        Assert.Equal(2, _session.Run("Get-AcrUnsignedImage $registry shop/web -IncludeSigned" + Trust).Clean().Count);
        Assert.Equal(2, _session.Run("Get-AcrUnsignedImage $registry shop/web").Clean().Count);
    }

    [Fact]
    public void The_signer_must_have_written_what_is_asked_for()
    {
        _session.Run("Add-AcrImageSignature $registry/shop/web@$digest @key -Metadata @{ build = 2417 }").Clean();
        Assert.Equal("Verified", State("Test-AcrImageSignature $registry/shop/web:v1 -Metadata @{ build = 2417 }" + Trust));
        Assert.Equal("Invalid", State("Test-AcrImageSignature $registry/shop/web:v1 -Metadata @{ build = 2418 }" + Trust));
    }

    [Fact]
    public void WhatIf_writes_nothing_and_says_the_digest()
    {
        using var session = new Session(new TestHost());
        var result = session.Run("Add-AcrImageSignature $data -CertificatePath nowhere.pfx -WhatIf -PassThru", $"{_registry.Address}/shop/web:v1");
        Assert.Empty(result.Clean());
        Assert.Contains($"shop/web@{_digest}", session.Shown, StringComparison.Ordinal);
        Assert.Contains(_digest, Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Empty(_registry.Writes);
    }

    [Fact]
    public void A_refused_confirmation_writes_nothing()
    {
        var host = new TestHost();
        host.Screen.Answer = "&No";
        using var session = new Session(host);
        session.Run("Add-AcrImageSignature $data -CertificatePath nowhere.pfx -Confirm", $"{_registry.Address}/shop/web@{_digest}").Clean();
        Assert.Contains(_digest, Assert.Single(host.Screen.Prompts), StringComparison.Ordinal);
        Assert.Empty(_registry.Writes);
    }

    [Fact]
    public void The_same_certificate_signs_once_unless_it_is_forced()
    {
        _session.Run("Add-AcrImageSignature $registry/shop/web@$digest @key").Clean();
        var writes = _registry.Writes.Count;
        var again = _session.Run("Add-AcrImageSignature $registry/shop/web@$digest @key -PassThru");
        Assert.Equal(true, Assert.Single(again.Clean()).Properties["WasThere"].Value);
        Assert.Contains("-Force", Assert.Single(again.Warnings), StringComparison.Ordinal);
        Assert.Equal(writes, _registry.Writes.Count);

        Assert.Equal(false, Assert.Single(_session.Run("Add-AcrImageSignature $registry/shop/web@$digest @key -PassThru -Force").Clean()).Properties["WasThere"].Value);
        Assert.True(_registry.Writes.Count > writes);
    }

    [Theory]
    [InlineData("$registry/shop/web:v1", true)]
    [InlineData("$registry/shop/web:v1, $registry/shop/web@$digest", true)]
    [InlineData("$registry/shop/web:v1, $registry/shop/web:v2", false)]
    [InlineData("$registry/shop/web:v9", false)]
    [InlineData("$registry/shop/chart:v1", false)]
    [InlineData("$registry/shop/web:v1, 3", false)]
    public void Quiet_answers_once_and_true_only_where_every_image_is_proven(string images, bool expected)
    {
        _session.Run("Add-AcrImageSignature $registry/shop/web@$digest @key").Clean();
        var quoted = string.Join(", ", images.Split(", ").Select(image => $"\"{image}\""));
        Assert.Equal(expected, _session.Run($"Test-AcrImageSignature {quoted} -Quiet{Trust}").Value);
        Assert.Equal(expected, _session.Run($"{quoted} | Test-AcrImageSignature -Quiet{Trust}").Value);
    }

    [Fact]
    public void Quiet_is_false_where_nothing_came() => Assert.Equal(false, _session.Run("@() | Test-AcrImageSignature -Quiet" + Trust).Value);

    [Fact]
    public void Images_are_piped_on()
    {
        _session.Run("Get-AcrImage $registry shop/web | Add-AcrImageSignature @key").Clean();
        Assert.Equal(true, _session.Run("Get-AcrImage $registry shop/web | Test-AcrImageSignature -Quiet" + Trust).Value);
        Assert.Equal(true, _session.Run("Get-AcrUnsignedImage $registry shop/web | Test-AcrImageSignature -Quiet" + Trust).Value);
        Assert.Empty(_session.Run("Get-AcrUnsignedImage $registry shop/web" + Trust).Clean());
    }

    [Fact]
    public void No_secret_is_in_any_stream()
    {
        _session.Run("Add-AcrImageSignature $registry/shop/web@$digest @key").Clean();
        var result = _session.Run("""
            $wrong = [securestring]::new(); foreach ($letter in 'planted-word'.ToCharArray()) { $wrong.AppendChar($letter) }
            $who = [pscredential]::new('auditor', $wrong)
            & {
                $DebugPreference = $VerbosePreference = 'Continue'
                Add-AcrImageSignature "$registry/shop/web:v2" -CertificatePath signing.pfx -CertificatePassword $wrong -Credential $who *>&1
                Add-AcrImageSignature "$registry/shop/web:v2" @key -Credential $who -PassThru *>&1
                Test-AcrImageSignature "$registry/shop/web:v2", "$registry/refuse/401:v1" -TrustPolicy trustpolicy.json -TrustStore truststore -Credential $who *>&1
            }
            """);
        Assert.Null(result.Failure);
        Assert.Equal(2, result.Output.Count(output => output.BaseObject is ErrorRecord));
        Assert.DoesNotContain(result.Output, output => Everything(output).Contains("planted", StringComparison.Ordinal) || Everything(output).Contains("PRIVATE KEY", StringComparison.Ordinal));
    }

    private static string Everything(PSObject value) =>
        string.Join('\n', value.Properties.Select(property => $"{property.Value}").Append(value.ToString()).Append((value.BaseObject as ErrorRecord)?.ErrorDetails?.RecommendedAction));

    private string State(string script) => Assert.Single(_session.Run(script).Clean()).Properties["State"].Value.ToString()!;
}
