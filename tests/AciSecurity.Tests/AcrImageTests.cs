using System.Management.Automation;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Get-AcrImage and Get-AcrUnsignedImage: what names a registry, and what is chosen in it.</summary>
public sealed class AcrImageTests : IAsyncLifetime, IDisposable
{
    private const string Id = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/shop/providers/Microsoft.ContainerRegistry/registries/contoso";

    private readonly Session _session = new();
    private FakeRegistry _registry = null!;

    public async Task InitializeAsync()
    {
        _registry = await FakeRegistry.StartAsync();
        _registry.Put("shop/web", ["v1", "latest"]);
        _registry.Put("shop/web", ["v2"], """{ "os": "linux", "architecture": "arm64", "config": { "User": "1000" } }""");
        _registry.Put("team/app", ["v1"]);
        _registry.Put("team/chart", ["v1"], "{}", "application/vnd.cncf.helm.config.v1+json");
        _session.Run("$global:registry = $data", _registry.Address).Clean();
        _session.Run("$global:id = $data", Id).Clean();
    }

    public async Task DisposeAsync() => await _registry.DisposeAsync();

    public void Dispose() => _session.Dispose();

    /// <summary>The properties that matter, as each tool names them.</summary>
    [Theory]
    [InlineData("$registry", null)]
    [InlineData("\"$registry/\"", null)]
    [InlineData("[uri]$registry", null)]
    [InlineData("[pscustomobject]@{ LoginServer = $registry; Id = $id; SkuName = 'Premium' }", Id)]
    [InlineData("[pscustomobject]@{ loginServer = $registry; id = $id; sku = [pscustomobject]@{ name = 'Basic' } }", Id)]
    [InlineData("[pscustomobject]@{ id = $id; name = 'contoso'; type = 'microsoft.containerregistry/registries'; properties = [pscustomobject]@{ loginServer = $registry } }", Id)]
    public void A_registry_is_named_in_many_ways(string registry, string? id)
    {
        foreach (var cmdlet in new[] { "Get-AcrImage", "Get-AcrUnsignedImage" })
        {
            var piped = _session.Run($"{registry} | {cmdlet} -Repository team/app").Clean();
            var image = Image(Assert.Single(piped));
            Assert.Equal(("team/app", id), (Text(image, "Repository"), image.Properties["ResourceId"].Value));
            Assert.Single(_session.Run($"{cmdlet} ({registry}) team/app").Clean());
        }
    }

    [Fact]
    public void Something_that_names_no_registry_is_an_error_and_the_rest_goes_on()
    {
        var result = _session.Run("3, $registry, [pscustomobject]@{ Name = 'x' } | Get-AcrImage -Repository team/app");
        Assert.Single(result.Output);
        Assert.Equal(["Int32", "PSCustomObject"], result.Errors.Select(error => error.TargetObject.ToString()));
        Assert.All(result.Errors, error => Assert.StartsWith("AciSecurity.RegistryInvalid", error.FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "shop/web:latest,v1 shop/web:v2 team/app:v1")]
    [InlineData("-IncludeArtifact", "shop/web:latest,v1 shop/web:v2 team/app:v1 team/chart:v1")]
    [InlineData("-Repository shop/*", "shop/web:latest,v1 shop/web:v2")]
    [InlineData("-Repository SHOP/*", "shop/web:latest,v1 shop/web:v2")]
    [InlineData("shop/web, team/app -Tag v1", "shop/web:v1 team/app:v1")]
    [InlineData("shop/web -Tag v*", "shop/web:v1 shop/web:v2")]
    [InlineData("-Latest 1", "shop/web:latest,v1 team/app:v1")]
    [InlineData("team/*", "team/app:v1")]
    [InlineData("nothing/*", "")]
    public void Images_are_chosen(string parameters, string expected) =>
        Assert.Equal(expected, string.Join(' ', _session.Run($"Get-AcrImage $registry {parameters} | ForEach-Object {{ \"$($_.Repository):$($_.Tags -join ',')\" }}").Clean().Select(text => $"{text}")));

    [Fact]
    public void Details_are_read_where_they_are_asked_for()
    {
        Assert.Equal([true], _session.Run("(Get-AcrImage $registry shop/web -Tag v2).Configuration -eq $null").Clean().Select(value => value.BaseObject));
        var image = Assert.Single(_session.Run("Get-AcrImage $registry shop/web -Tag v2 -Detailed").Clean());
        Assert.Equal("linux/arm64", Text(image, "Platform"));
        Assert.Equal(
            [false, true],
            _session.Run("'v2', 'v1' | ForEach-Object { (Get-AcrImage $registry shop/web -Tag $_ -Detailed).Configuration.RunsAsRoot }").Clean().Select(value => value.BaseObject));
    }

    [Fact]
    public void Without_anybody_to_trust_every_image_is_unsigned_and_no_artifact_is()
    {
        var images = _session.Run("Get-AcrUnsignedImage $registry").Clean();
        Assert.Equal(3, images.Count);
        Assert.All(images, image => Assert.Equal("None", Text(image, "State")));
    }

    [Theory]
    [InlineData("-Latest 0")]
    [InlineData("-ThrottleLimit 65")]
    [InlineData("-Repository ''")]
    public void A_value_that_cannot_be_is_refused(string parameters) =>
        Assert.StartsWith("ParameterArgumentValidationError", _session.Catch($"Get-AcrImage $registry {parameters}").FullyQualifiedErrorId, StringComparison.Ordinal);

    [Fact]
    public void A_password_goes_nowhere_that_did_not_ask_for_it_and_is_in_no_stream()
    {
        var result = _session.Run("""
            $secret = [securestring]::new(); foreach ($letter in 'planted-password'.ToCharArray()) { $secret.AppendChar($letter) }
            $who = [pscredential]::new('auditor', $secret)
            & { $DebugPreference = 'Continue'; Get-AcrImage $registry team/app, refuse/401 -Credential $who *>&1; Get-AcrUnsignedImage $registry refuse/403 -Credential $who *>&1 }
            """);
        Assert.Null(result.Failure);
        Assert.Contains(result.Output, output => output.BaseObject is ErrorRecord);
        Assert.Contains(result.Output, output => output.BaseObject is DebugRecord);
        Assert.DoesNotContain(result.Output, output => output.ToString().Contains("planted", StringComparison.Ordinal));
        Assert.Empty(_registry.Authorizations);
    }

    private static PSObject Image(PSObject output) => output.Properties["Image"] is { Value: { } image } ? PSObject.AsPSObject(image) : output;

    private static string? Text(PSObject value, string property) => value.Properties[property].Value?.ToString();
}
