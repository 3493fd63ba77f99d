using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Tests;

/// <summary>The simulator as a program of its own.</summary>
public sealed class StandaloneTests
{
    private static readonly string Program = typeof(AzureSimulator).Assembly.Location;

    [Fact]
    public async Task It_prints_what_to_connect_to_and_writes_its_certificate()
    {
        var file = Path.Combine(Path.GetTempPath(), $"simulator-{Guid.NewGuid():N}.pem");
        try
        {
            using var child = new Child(Dotnet, [Program, "--generate", "subscriptions=2,groups=3,registries=1", "--certificate", file]);
            var message = JsonNode.Parse((await child.ReadLineAsync())!)!;

            var environment = message["environment"]!;
            Assert.Equal(
                ["Name", "ResourceManager", "Authority", "Audience", "ResourceGraph", "LogAnalytics", "KeyVaultSuffix", "RegistrySuffix", "BlobService", "KeyVaultService", "CertificateThumbprint"],
                environment.AsObject().Select(member => member.Key));
            Assert.Empty(message["registries"]!.AsObject());
            using var certificate = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(file));
            Assert.Equal(environment["CertificateThumbprint"]!.ToString(), certificate.Thumbprint);
            using var client = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Thumbprint });
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = message["clientId"]!.ToString(),
                ["client_secret"] = message["clientSecret"]!.ToString(),
                ["scope"] = environment["Audience"] + "/.default",
            });
            using var response = await client.PostAsync(new Uri($"{environment["Authority"]}/{message["tenantId"]}/oauth2/v2.0/token"), form);
            Assert.Equal(200, (int)response.StatusCode);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task It_prints_where_each_registry_is()
    {
        using var child = new Child(Dotnet, [Program, "contoso", "--local-registries"]);
        var message = JsonNode.Parse((await child.ReadLineAsync())!)!;

        var server = message["registries"]!["contosolegacy"]!.ToString();
        using var client = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == message["environment"]!["CertificateThumbprint"]!.ToString() });
        using var response = await client.GetAsync(new Uri($"https://{server}/v2/"));
        Assert.Equal(401, (int)response.StatusCode);
        Assert.Contains($"service=\"{server}\"", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--generate", "planets=9")]
    [InlineData("--unknown", "x")]
    [InlineData("no-such-scenario", "--indented")]
    public async Task It_says_what_it_was_not_meant_to_be_told(params string[] arguments)
    {
        using var child = new Child(Dotnet, [Program, .. arguments]);

        var (code, output, error) = await child.EndAsync();

        Assert.Equal((2, ""), (code, output));
        Assert.NotEmpty(error);
    }

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}
