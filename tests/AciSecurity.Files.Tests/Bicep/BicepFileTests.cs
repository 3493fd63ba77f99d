using AciSecurity.Resources;

namespace AciSecurity.Files.Tests.Bicep;

/// <summary>.bicep and .bicepparam files through the real CLI.</summary>
[Collection(BicepCollection.Name)]
public class BicepFileTests
{
    private const string Module = """
        param name string

        resource token 'Microsoft.ContainerRegistry/registries/tokens@2025-11-01' = {
          parent: registry
          name: 'ci'
          properties: { status: 'enabled' }
        }

        resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
          name: name
          location: 'westeurope'
          sku: { name: 'Premium' }
        }

        resource old 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
          name: 'old'
        }

        resource second 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
          name: '${name}2'
          location: old.location
          sku: { name: 'Basic' }
          properties: { adminUserEnabled: true }
        }
        """;

    private const string Main = """
        param name string
        module registries 'modules/registry.bicep' = {
          params: { name: name }
        }

        resource group 'Microsoft.ContainerInstance/containerGroups@2025-09-01' = {
          name: 'web'
          location: resourceGroup().location
          properties: { osType: 'Linux', containers: [] }
        }
        """;

    private static TempFolder Folder()
    {
        var folder = new TempFolder();
        folder.Write("main.bicep", Main);
        folder.Write("modules/registry.bicep", Module.Replace("old.location", "'westeurope'", StringComparison.Ordinal));
        return folder;
    }

    [BicepFact]
    public async Task Resources_are_led_to_their_lines_also_in_modules_which_are_not_read_twice()
    {
        using var folder = Folder();
        var reading = await RealBicep.ReadAsync(folder.Path);
        Assert.Empty(reading.Warnings);
        Assert.Equal(
            ["containerGroups main.bicep:6", "registries registry.bicep:19", "registries registry.bicep:9", "tokens registry.bicep:3"],
            reading.Resources.Select(resource => $"{resource.Type.Split('/')[^1]} {Path.GetFileName(resource.Origin.File)}:{resource.Origin.Line}").Order());
        Assert.Contains(reading.Remarks, text => text.Contains("registry.bicep: judged as part of", StringComparison.Ordinal));
    }

    [BicepFact]
    public async Task A_module_that_is_named_itself_is_read_itself()
    {
        using var folder = Folder();
        var reading = await RealBicep.ReadAsync(Path.Combine(folder.Path, "modules/registry.bicep"));
        Assert.Equal(3, reading.Resources.Count);
    }

    [BicepFact]
    public async Task A_bicepparam_file_is_the_deployment_of_its_bicep_file()
    {
        using var folder = Folder();
        folder.Write("prod.bicepparam", "using 'main.bicep'\nparam name = 'contoso'\n");
        var reading = await RealBicep.ReadAsync(folder.Path);
        Assert.Contains(reading.Resources, resource => resource.Name == "contoso");
        Assert.Contains(reading.Resources, resource => resource.Name == "contoso2");
        Assert.Equal(4, reading.Resources.Count);
        Assert.Contains(reading.Resources, resource => resource.Origin.Line == 6 && resource.Name == "web");
    }

    [BicepFact]
    public async Task A_bicepparam_file_that_is_named_as_parameters_is_the_only_deployment_of_its_file()
    {
        using var folder = Folder();
        var parameters = folder.Write("elsewhere/prod.bicepparam", "using '../main.bicep'\nparam name = 'contoso'\n");
        var reading = await Reading.OfAsync(RealBicep.Request(Path.Combine(folder.Path, "main.bicep")) with { ParameterFiles = [parameters] });
        Assert.Empty(reading.Faults);
        Assert.Equal(4, reading.Resources.Count);
        Assert.Contains(reading.Resources, resource => resource.Name == "contoso2");
    }

    [BicepFact]
    public async Task A_JSON_parameter_file_goes_with_a_bicep_file_too()
    {
        using var folder = Folder();
        folder.Write("main.parameters.json", Samples.Parameters("""{ "name": { "value": "fabrikam" } }"""));
        Assert.Contains((await RealBicep.ReadAsync(folder.Path)).Resources, resource => resource.Name == "fabrikam2");
    }

    [BicepFact]
    public async Task The_compilers_errors_name_file_and_line()
    {
        using var folder = new TempFolder();
        var path = folder.Write("x.bicep", "param n int = 'text'\n\nresource r 'Nothing@2' = {\n");
        var reading = await RealBicep.ReadAsync(path);
        Assert.Equal([1, 3, 4], reading.Faults.Select(fault => fault.Line));
        Assert.All(reading.Faults, fault => Assert.Equal(("AciSecurity.FileInvalid", path), (fault.Id, fault.Target)));
        Assert.Contains("BCP033", reading.Faults[0].Message, StringComparison.Ordinal);
    }

    [BicepFact]
    public async Task Files_that_use_each_other_in_a_circle_are_not_lost()
    {
        using var folder = new TempFolder();
        folder.Write("a.bicep", "module b 'b.bicep' = {}\n");
        folder.Write("b.bicep", "module a 'a.bicep' = {}\n");
        Assert.NotEmpty((await RealBicep.ReadAsync(folder.Path)).Faults);
    }

    [BicepFact]
    public async Task A_secure_parameter_in_a_module_is_followed_to_where_it_is_used()
    {
        using var folder = new TempFolder();
        folder.Write("group.bicep", """
            @secure()
            param secret string
            resource group 'Microsoft.ContainerInstance/containerGroups@2025-09-01' = {
              name: 'web'
              location: 'x'
              properties: { osType: 'Linux', containers: [ { name: 'a', properties: { image: 'i', environmentVariables: [ { name: 'S', value: secret } ], resources: { requests: { cpu: 1, memoryInGB: 1 } } } } ] }
            }
            """);
        folder.Write("main.bicep", "@secure()\nparam outer string\nmodule g 'group.bicep' = { params: { secret: outer } }\n");
        var resource = Assert.Single((await RealBicep.ReadAsync(folder.Path)).Resources);
        Assert.Equal("[parameters('outer')]", new ContainerGroup(resource).Containers.Value[0].EnvironmentVariables.Value[0].ValueExpression);
        Assert.True(resource.IsSecureParameter("outer"));
    }
}
