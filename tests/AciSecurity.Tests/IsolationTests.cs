using AciSecurity.Http.Tests.Fake;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Other modules bring assemblies of their own into the same process, and they come first.</summary>
public sealed class IsolationTests
{
    private const string Private = "AciSecurity";

    [Fact]
    public async Task Importing_the_module_loads_nothing_but_the_module()
    {
        var host = BuiltFiles.TestFolder("AciSecurity.IsolationHost");
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var child = await ChildProcess.RunAsync("--module", BuiltFiles.Manifest, "(Get-AciSecurityRule).Count -gt 0");
        Assert.Equal("True", Assert.Single(child.Results));
        Assert.Empty(child.Assemblies(Private));
        var brought = child.Assemblies("Default")
            .Where(assembly => assembly.File.Length > 0 && !assembly.File.StartsWith(host, StringComparison.Ordinal) && !assembly.File.StartsWith(framework, StringComparison.Ordinal));
        Assert.Equal(["AciSecurity", "AciSecurity.Core"], brought.Select(assembly => assembly.Name).Order());
    }

    [Theory]
    [InlineData("older", "16.3.0", "2.26.66")]
    [InlineData("same", "18.1.0", "2.26.150")]
    public async Task Files_are_read_with_our_own_packages_whatever_is_loaded_already(string what, string yaml, string rpc)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "group.yaml"), Yaml);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "main.bicep"), Bicep);
            var strangerYaml = BuiltFiles.PackageAssembly("YamlDotNet", yaml, "net8.0");
            var strangerRpc = BuiltFiles.PackageAssembly("StreamJsonRpc", rpc, "net8.0");
            var child = await ChildProcess.RunAsync(
                "--preload", strangerYaml,
                "--preload", strangerRpc,
                "--module", BuiltFiles.Manifest, $"(Import-AciTemplate '{folder.FullName}').Name");
            Assert.True(child.Errors.Count == 0, $"{what}: {string.Join('\n', child.Errors)}");
            Assert.Equal(["contoso", "from-yaml"], child.Results.Order());
            foreach (var name in (string[])["YamlDotNet", "StreamJsonRpc"])
            {
                Assert.StartsWith(BuiltFiles.Dependencies, Loaded(child, Private, name).File, StringComparison.Ordinal);
            }

            Assert.Equal(strangerYaml, Loaded(child, "Default", "YamlDotNet").File);
            Assert.Equal(strangerRpc, Loaded(child, "Default", "StreamJsonRpc").File);
            AssertSeam(child);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("1.49.0")]
    [InlineData("1.64.0")]
    public async Task Signing_in_uses_our_own_library_whatever_is_loaded_already(string stranger)
    {
        await using var fake = await FakeAzure.StartAsync();
        var strangerCore = BuiltFiles.PackageAssembly("Azure.Core", stranger, "net8.0");
        var child = await ChildProcess.RunAsync("--preload", strangerCore, "--module", BuiltFiles.Manifest, $$"""
            $secret = [securestring]::new(); foreach ($letter in '{{FakeTenant.Secret}}'.ToCharArray()) { $secret.AppendChar($letter) }
            $cloud = @{ ResourceManager = '{{fake.Address}}'; Authority = '{{fake.Address}}'; Audience = '{{FakeTenant.Audience}}'; CertificateThumbprint = '{{fake.Thumbprint}}' }
            Connect-AciSecurity -ServicePrincipal -Credential ([pscredential]::new('{{FakeTenant.Client}}', $secret)) -TenantId {{FakeTenant.Id}} -Environment $cloud
            (Get-AciSecurityContext).Account
            """);

        Assert.Empty(child.Errors);
        Assert.Equal([FakeTenant.Client], child.Results);
        foreach (var name in (string[])["Azure.Core", "Microsoft.Identity.Client", "System.ClientModel"])
        {
            Assert.StartsWith(BuiltFiles.Dependencies, Loaded(child, Private, name).File, StringComparison.Ordinal);
        }

        Assert.Equal(strangerCore, Loaded(child, "Default", "Azure.Core").File);
        Assert.DoesNotContain(child.Assemblies("Default"), assembly => assembly.Name is "Microsoft.Identity.Client" or "AciSecurity.Http");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1.49.0")]
    [InlineData("1.64.0")]
    public async Task The_private_context_prefers_its_own_folder(string? stranger)
    {
        string[] preload = stranger is null ? [] : ["--preload", BuiltFiles.PackageAssembly("Azure.Core", stranger, "net8.0")];
        var folder = BuiltFiles.TestFolder("AciSecurity.IsolationProbe");
        var child = await ChildProcess.RunAsync(
        [
            .. preload,
            "--context", BuiltFiles.ModuleAssembly, folder, "AciSecurity.IsolationProbe.Probe", "UseAzureCore",
        ]);
        var own = Path.Combine(folder, "Azure.Core.dll");
        Assert.Equal(own, Assert.Single(child.Results));
        Assert.Equal(own, Loaded(child, Private, "Azure.Core").File);
        Assert.Equal(Path.Combine(folder, "System.ClientModel.dll"), Loaded(child, Private, "System.ClientModel").File);
        Assert.Equal(stranger is null ? 0 : 1, child.Assemblies("Default").Count(assembly => assembly.Name == "Azure.Core"));
        Assert.DoesNotContain(child.Assemblies("Default"), assembly => assembly.Name == "System.ClientModel");
    }

    private static LoadedAssembly Loaded(ChildProcess child, string context, string name) =>
        Assert.Single(child.Assemblies(context), assembly => assembly.Name == name);

    /// <summary>What both sides know is there once, and what only one side knows is on that side.</summary>
    private static void AssertSeam(ChildProcess child)
    {
        Assert.Equal(Path.Combine(BuiltFiles.ModuleBin, "AciSecurity.Core.dll"), Loaded(child, "Default", "AciSecurity.Core").File);
        Assert.DoesNotContain(child.Assemblies(Private), assembly => assembly.Name is "AciSecurity.Core" or "AciSecurity" or "System.Management.Automation");
        Assert.DoesNotContain(child.Assemblies("Default"), assembly => assembly.Name == "AciSecurity.Files");
    }

    private const string Yaml = """
        apiVersion: '2023-05-01'
        type: Microsoft.ContainerInstance/containerGroups
        name: from-yaml
        location: westeurope
        properties:
          osType: Linux
          containers:
            - name: app
              properties:
                image: nginx
                resources: { requests: { cpu: 1, memoryInGB: 1 } }
        """;

    private const string Bicep = """
        resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
          name: 'contoso'
          location: 'westeurope'
          sku: { name: 'Premium' }
        }
        """;
}
