using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Import-AciTemplate.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly Session _session = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void It_gives_resources_with_their_origin()
    {
        _folder.Write("a.json", Samples.Group);
        _folder.Write("b.json", Samples.Registry);
        var result = _session.Run("Import-AciTemplate $data", _folder.Path);
        result.Clean();
        Assert.Equal(["web", "contoso"], result.All("Name"));
        Assert.Equal([_folder["a.json"] + ":1", _folder["b.json"] + ":1"], result.All("Origin"));
    }

    [Fact]
    public void Items_bind_by_their_PSPath()
    {
        var file = _folder.Write("[a].json", Samples.Group);
        Assert.Equal(["web"], _session.Run("[pscustomobject]@{ PSPath = $data } | Import-AciTemplate", file).All("Name"));
        Assert.Equal(["web"], _session.Run("[pscustomobject]@{ LiteralPath = $data } | Import-AciTemplate", file).All("Name"));
    }

    [Fact]
    public void A_file_that_cannot_be_read_leaves_the_others_be()
    {
        _folder.Write("a.json", "{ \"resources\": [");
        _folder.Write("b.json", Samples.Registry);
        var result = _session.Run("Import-AciTemplate \"$data/*.json\"", _folder.Path);
        Assert.Equal("AciSecurity.FileInvalid,AciSecurity.Commands.ImportAciTemplateCommand", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Equal(["contoso"], result.All("Name"));
    }

    [Fact]
    public void The_JSON_is_given_when_asked_for_and_not_shown()
    {
        var file = _folder.Write("a.json", Samples.Group.Replace("\"image\"", "\"environmentVariables\": [{ \"name\": \"KEY\", \"value\": \"hunter2hunter2\" }], \"image\"", StringComparison.Ordinal));
        _session.Run("Import-AciTemplate $data | Out-Default", file).Clean();
        var values = _session.Run("(Import-AciTemplate $data).PSObject.Properties | ForEach-Object { \"$($_.Value)\" }", file).Clean();
        Assert.DoesNotContain("hunter2", _session.Shown + string.Join('\n', values), StringComparison.Ordinal);
        Assert.Contains("hunter2hunter2", (string)_session.Run("(Import-AciTemplate $data).ToJson()", file).Value!, StringComparison.Ordinal);
    }

    [Fact]
    public void Bicep_is_evaluated_with_its_parameters()
    {
        _folder.Write("main.bicep", """
            param registryName string
            resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
              name: registryName
              location: 'westeurope'
              sku: { name: 'Premium' }
            }
            """);
        var parameters = _folder.Write("prod.parameters.json", """
            {
              "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
              "contentVersion": "1.0.0.0",
              "parameters": { "registryName": { "value": "fromfile" } }
            }
            """);
        var result = _session.Run("Import-AciTemplate \"$($data[0])/main.bicep\" -ParameterFile $data[1] -BicepPath $data[2]", (string[])[_folder.Path, parameters, BuiltFiles.Bicep]);
        result.Clean();
        Assert.Equal(["fromfile"], result.All("Name"));
    }
}
