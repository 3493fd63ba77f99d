using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Tests;

/// <summary>Microsoft's own clients for JavaScript, where tests/run.sh put them, and the scripts that use them.</summary>
internal static class AzureClients
{
    private static readonly string Root = FindRoot();
    private static readonly string Folder = Path.Combine(Root, "artifacts", "npm-azure");

    /// <summary>Whether they are installed, in the versions that the tests are written for.</summary>
    public static bool AreInstalled { get; } = Read(Path.Combine(Folder, "package-lock.json")) == Read(Path.Combine(Scripts, "package-lock.json"))
        && Directory.Exists(Path.Combine(Folder, "node_modules", "@azure", "identity"));

    private static string Scripts => Path.Combine(Root, "tests", "AciSecurity.Simulator.Tests", "clients");

    /// <summary>Runs a script against a simulator, and gives what it tells.</summary>
    public static async Task<JsonNode> RunAsync(string script, AzureSimulator azure, RegisteredApplication application, string? certificate = null, Dictionary<string, string>? more = null)
    {
        var trusted = Path.Combine(Path.GetTempPath(), $"simulator-{Guid.NewGuid():N}.pem");
        await File.WriteAllTextAsync(trusted, azure.CertificatePem);
        try
        {
            using var node = new Child("node", [Path.Combine(Scripts, script)], new(more ?? [])
            {
                ["NODE_EXTRA_CA_CERTS"] = trusted,
                ["AZURE_CLIENTS"] = Folder,
                ["AZURE_ENDPOINT"] = azure.Endpoint.GetLeftPart(UriPartial.Authority),
                ["AZURE_SUBSCRIPTION"] = Contoso.Production,
                ["AZURE_TENANT_ID"] = azure.TenantId,
                ["AZURE_CLIENT_ID"] = application.ClientId,
                ["AZURE_CLIENT_SECRET"] = certificate is null ? application.Secret! : "",
                ["AZURE_CLIENT_CERTIFICATE_PATH"] = certificate ?? "",
                ["NO_PROXY"] = "localhost,127.0.0.1",
            });
            var (code, output, error) = await node.EndAsync();
            Assert.True(code == 0, error);
            return JsonNode.Parse(output)!;
        }
        finally
        {
            File.Delete(trusted);
        }
    }

    private static string? Read(string file) => File.Exists(file) ? File.ReadAllText(file) : null;

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AciSecurity.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        return folder;
    }
}
