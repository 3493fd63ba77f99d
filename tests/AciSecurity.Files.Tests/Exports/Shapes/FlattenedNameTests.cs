using AciSecurity.Resources;

namespace AciSecurity.Files.Tests.Exports.Shapes;

/// <summary>Flattened names that the resources of the fixtures do not set.</summary>
public class FlattenedNameTests
{
    [Theory]
    [InlineData("NetworkProfileId", "properties.networkProfile.id")]
    [InlineData("ConfidentialComputePropertyCcePolicy", "properties.confidentialComputeProperties.ccePolicy")]
    [InlineData("LogAnalyticWorkspaceKey", "properties.diagnostics.logAnalytics.workspaceKey")]
    [InlineData("LogAnalyticWorkspaceResourceId", "properties.diagnostics.logAnalytics.workspaceResourceId")]
    [InlineData("LogAnalyticMetadata", "properties.diagnostics.logAnalytics.metadata")]
    [InlineData("ContainerGroupProfileId", "properties.containerGroupProfile.id")]
    [InlineData("ContainerGroupProfileRevision", "properties.containerGroupProfile.revision")]
    [InlineData("StandbyPoolProfileId", "properties.standbyPoolProfile.id")]
    [InlineData("StandbyPoolProfileFailContainerGroupCreateOnReuseFailure", "properties.standbyPoolProfile.failContainerGroupCreateOnReuseFailure")]
    [InlineData("IdentityUserAssignedIdentity", "identity.userAssignedIdentities")]
    [InlineData("Tag", "tags")]
    public void Of_a_group(string name, string path) =>
        Assert.Equal("set", Group($$"""{ "Container": [ { "Name": "c" } ], "{{name}}": "set" }""")[path]);

    [Theory]
    [InlineData("ConfigMapKeyValuePair", "configMap.keyValuePairs")]
    [InlineData("RequestsGpuCount", "resources.requests.gpu.count")]
    [InlineData("RequestsGpuSku", "resources.requests.gpu.sku")]
    [InlineData("LimitsGpuCount", "resources.limits.gpu.count")]
    [InlineData("LimitsGpuSku", "resources.limits.gpu.sku")]
    public void Of_a_container(string name, string path) =>
        Assert.Equal("set", Group($$"""{ "Container": [ { "Name": "c", "{{name}}": "set" } ] }""")["properties.containers[0].properties." + path]);

    [Theory]
    [InlineData("AzureFileStorageAccountKey", "azureFile.storageAccountKey")]
    [InlineData("GitRepoRepository", "gitRepo.repository")]
    [InlineData("GitRepoRevision", "gitRepo.revision")]
    public void Of_a_volume(string name, string path) =>
        Assert.Equal("set", Group($$"""{ "Container": [ { "Name": "c" } ], "Volume": [ { "Name": "v", "{{name}}": "set" } ] }""")["properties.volumes[0]." + path]);

    [Fact]
    public void What_the_generated_modules_cannot_say_is_not_read_as_said()
    {
        var shaped = ToolFile.Shape(
            ToolFile.Parse("""{ "Container": [ { "Name": "c" } ], "IdentityType": "UserAssigned", "IdentityUserAssignedIdentity": {}, "Volume": [ { "Name": "v", "EmptyDir": {}, "Secret": {} } ] }"""),
            ResourceTypes.ContainerGroup);
        var group = new ContainerGroup(ToolFile.Resource(shaped, ResourceTypes.ContainerGroup));

        Assert.True(group.Volumes.Value[0].IsSecret.IsUnresolved);
        Assert.True(group.Identity.Principals.IsUnresolved);
    }

    [Theory]
    [InlineData("ImageRegistryCredential")]
    [InlineData("ImageRegistryCredentials")]
    public void Of_a_registry_credential(string name) =>
        Assert.Equal("set", Group($$"""{ "Container": [ { "Name": "c" } ], "{{name}}": [ { "Server": "s", "Username": "set" } ] }""")["properties.imageRegistryCredentials[0].username"]);

    [Theory]
    [InlineData(""" "EncryptionProperty": { "KeyName": "set" }, "EncryptionPropertyKeyName": "set" """, "encryptionProperties.keyName")]
    [InlineData(""" "ConfidentialComputeProperty": { "CcePolicy": "set" } """, "confidentialComputeProperties.ccePolicy")]
    [InlineData(""" "Diagnostic": { "LogAnalytic": { "WorkspaceId": "set" } } """, "diagnostics.logAnalytics.workspaceId")]
    [InlineData(""" "DiagnosticLogAnalytic": { "WorkspaceId": "set" } """, "diagnostics.logAnalytics.workspaceId")]
    public void Beside_the_object_that_is_not_flattened(string members, string path) =>
        Assert.Equal("set", Group($$"""{ "Container": [ { "Name": "c" } ], {{members}} }""")["properties." + path]);

    [Theory]
    [InlineData("StatusDisplayStatus", "status.displayStatus")]
    [InlineData("StatusMessage", "status.message")]
    [InlineData("StatusTimestamp", "status.timestamp")]
    public void Of_a_registry(string name, string path)
    {
        var shaped = ToolFile.Shape(ToolFile.Parse($$"""{ "LoginServer": "x", "{{name}}": "set" }"""), ResourceTypes.Registry);
        Assert.Equal("set", JsonPaths.Of(shaped)["properties." + path]);
    }

    private static IReadOnlyDictionary<string, string> Group(string json) =>
        JsonPaths.Of(ToolFile.Shape(ToolFile.Parse(json), ResourceTypes.ContainerGroup));
}
