using System.Globalization;
using System.Text.Json;
using AciSecurity.Files.Exports.Shapes;
using AciSecurity.Resources;

namespace AciSecurity.Files.Tests.Exports.Shapes;

public class ArmShapeTests
{
    [Theory]
    [InlineData("""{ "properties": { "adminUserEnabled": true }, "loginServer": "x" }""")]
    [InlineData("""{ "Properties": { }, "LoginServer": "x" }""")]
    [InlineData("""{ "Properties": null, "LoginServer": "x" }""")]
    [InlineData("""{ "id": "i", "name": "n", "type": "t", "location": "l", "sku": { "name": "Basic" } }""")]
    [InlineData("""{ "ResourceId": "i", "ResourceType": "t", "ResourceName": "n", "Owner": "the user's own column" }""")]
    [InlineData("""{ "name": "n", "loginServer": null, "adminUserEnabled": null }""")]
    [InlineData("""{ "Name": "n", "LoginServer": null, "TrustPolicyStatus": null, "NetworkRuleSetIPRule": [] }""")]
    [InlineData("""{ "loginServer": "\ud800" }""")]
    [InlineData("""{ "loginServer": "x", "tags": { "\ud800": "y" } }""")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public void What_is_no_flattened_registry_stays_as_it_is(string json) =>
        Assert.Null(ArmShape.Normalize(ToolFile.Parse(json), ResourceTypes.Registry));

    [Fact]
    public void A_group_without_containers_is_not_a_whole_one() =>
        Assert.Null(ArmShape.Normalize(ToolFile.Parse("""{ "name": "n", "osType": "Linux", "sku": "Standard" }"""), ResourceTypes.ContainerGroup));

    [Fact]
    public void Other_types_stay_as_they_are() =>
        Assert.Null(ArmShape.Normalize(ToolFile.Parse("""{ "loginServer": "x", "containers": [] }"""), "Microsoft.ContainerRegistry/registries/tokens"));

    [Fact]
    public void Types_compare_without_regard_to_case() =>
        Assert.NotNull(ArmShape.Normalize(ToolFile.Parse("""{ "loginServer": "x" }"""), "microsoft.containerregistry/Registries"));

    [Fact]
    public void A_member_that_nobody_knows_is_found_where_Azure_would_have_it()
    {
        var shaped = Registry("""{ "AdminUserEnabled": false, "BrandNewSetting": { "Inner": [ 1, "two" ] }, "newerStill": true }""");
        var properties = shaped.GetProperty("properties");
        Assert.Equal("""{ "Inner": [ 1, "two" ] }""".Replace(" ", "", StringComparison.Ordinal), Compact(properties.GetProperty("brandNewSetting")));
        Assert.True(properties.GetProperty("newerStill").GetBoolean());
    }

    [Fact]
    public void A_member_that_is_not_set_stays_null()
    {
        var shaped = Registry("""{ "loginServer": "x", "anonymousPullEnabled": null, "tags": null, "networkRuleSet": null }""");
        Assert.Equal(JsonValueKind.Null, shaped.GetProperty("properties").GetProperty("anonymousPullEnabled").ValueKind);
        Assert.Equal(JsonValueKind.Null, shaped.GetProperty("properties").GetProperty("networkRuleSet").ValueKind);
        Assert.Equal(JsonValueKind.Null, shaped.GetProperty("tags").ValueKind);
        var registry = new Registry(ToolFile.Resource(shaped, ResourceTypes.Registry));
        Assert.True(registry.AnonymousPullEnabled.IsAbsent);
        Assert.True(registry.PublicNetworkAccess.IsUnresolved);
    }

    [Fact]
    public void An_object_of_which_nothing_is_set_is_not_set()
    {
        var shaped = ToolFile.Shape(
            ToolFile.Parse("""{ "Container": [ { "Name": "c", "SecurityContextPrivileged": null, "CapabilityAdd": [], "CapabilityDrop": null } ], "IPAddressType": null, "IPAddressPort": [], "IPAddressIP": null }"""),
            ResourceTypes.ContainerGroup);
        Assert.Equal(JsonValueKind.Null, shaped.GetProperty("properties").GetProperty("ipAddress").ValueKind);
        var container = shaped.GetProperty("properties").GetProperty("containers")[0].GetProperty("properties");
        Assert.Equal(JsonValueKind.Null, container.GetProperty("securityContext").ValueKind);
    }

    [Fact]
    public void An_enumeration_that_PowerShell_could_not_write_is_not_known()
    {
        var shaped = Registry("""{ "LoginServer": "x", "NetworkRuleSetDefaultAction": {}, "TrustPolicyStatus": {}, "PublicNetworkAccess": {}, "SkuName": {} }""");
        var registry = new Registry(ToolFile.Resource(shaped, ResourceTypes.Registry));
        Assert.True(registry.DefaultNetworkAction.IsUnresolved);
        Assert.True(registry.Policies.ContentTrust.IsUnresolved);
        Assert.True(registry.PublicNetworkAccess.IsUnresolved);
        Assert.True(registry.Sku.IsUnresolved);
    }

    [Fact]
    public void What_ConvertTo_Json_cut_off_is_not_known()
    {
        var shaped = ToolFile.Shape(
            ToolFile.Parse("""{ "Container": [ { "Name": "c", "Image": "i", "EnvironmentVariable": "Models.EnvironmentVariable Models.EnvironmentVariable" } ], "InitContainer": "Models.InitContainerDefinition" }"""),
            ResourceTypes.ContainerGroup);
        var group = new ContainerGroup(ToolFile.Resource(shaped, ResourceTypes.ContainerGroup));
        Assert.True(group.Containers.Value[0].EnvironmentVariables.IsUnresolved);
        Assert.True(group.InitContainers.IsUnresolved);
    }

    [Fact]
    public void Names_that_are_a_users_own_keep_their_case()
    {
        var shaped = ToolFile.Shape(
            ToolFile.Parse("""{ "containers": [ { "name": "c" } ], "tags": { "CostCenter": "7", "costcenter": "8" }, "volumes": [ { "name": "v", "secret": { "Key.PEM": "czE=", "key.pem": "czI=" } } ] }"""),
            ResourceTypes.ContainerGroup);
        Assert.Equal("""{"CostCenter":"7","costcenter":"8"}""", Compact(shaped.GetProperty("tags")));
        Assert.Equal("""{"Key.PEM":"czE=","key.pem":"czI="}""", Compact(shaped.GetProperty("properties").GetProperty("volumes")[0].GetProperty("secret")));
    }

    [Theory]
    [InlineData("""{ "adminUserEnabled": false, "adminUserEnabled": true }""")]
    [InlineData("""{ "adminUserEnabled": null, "AdminUserEnabled": true }""")]
    [InlineData("""{ "AdminUserEnabled": true, "adminUserEnabled": null }""")]
    public void A_member_that_stands_twice_is_written_once(string json)
    {
        var shaped = Registry(json);
        Assert.Empty(JsonPaths.Twice(shaped));
        Assert.True(shaped.GetProperty("properties").GetProperty("adminUserEnabled").GetBoolean());
    }

    [Fact]
    public void A_flattened_member_is_kept_where_something_else_stands_in_its_way()
    {
        var shaped = ToolFile.Shape(
            ToolFile.Parse("""{ "containers": [ { "name": "c" } ], "ipAddress": "203.0.113.4", "IPAddressType": "Public" }"""), ResourceTypes.ContainerGroup);
        Assert.Equal("203.0.113.4", shaped.GetProperty("properties").GetProperty("ipAddress").GetString());
        Assert.Equal("Public", shaped.GetProperty("properties").GetProperty("ipAddressType").GetString());
    }

    [Fact]
    public void A_container_that_is_not_flattened_in_a_group_that_is_keeps_its_properties()
    {
        var shaped = ToolFile.Shape(
            ToolFile.Parse("""{ "containers": [ { "name": "c", "properties": { "image": "i", "securityContext": { "privileged": true } } } ] }"""), ResourceTypes.ContainerGroup);
        var container = new ContainerGroup(ToolFile.Resource(shaped, ResourceTypes.ContainerGroup)).Containers.Value[0];
        Assert.True(container.SecurityContext.Privileged.Value);
        Assert.Equal("i", container.Image.Value.Text);
    }

    [Fact]
    public void Virtual_network_rules_of_the_CLI_have_their_id()
    {
        var shaped = Registry("""{ "networkRuleSet": { "defaultAction": "Deny", "virtualNetworkRules": [ { "action": "Allow", "virtualNetworkResourceId": "/subnets/s" } ] } }""");
        Assert.Equal("/subnets/s", shaped.GetProperty("properties").GetProperty("networkRuleSet").GetProperty("virtualNetworkRules")[0].GetProperty("id").GetString());
    }

    [Fact]
    public void Extensions_are_laid_out_as_containers_are()
    {
        var shaped = ToolFile.Shape(
            ToolFile.Parse("""{ "Container": [ { "Name": "c" } ], "Extension": [ { "Name": "kube-proxy", "ExtensionType": "kube-proxy", "Version": "1.0", "Setting": { "A": 1 }, "ProtectedSetting": null } ] }"""),
            ResourceTypes.ContainerGroup);
        Assert.Equal(
            """{"properties":{"extensionType":"kube-proxy","version":"1.0","settings":{"A":1},"protectedSettings":null},"name":"kube-proxy"}""",
            Compact(shaped.GetProperty("properties").GetProperty("extensions")[0]));
    }

    [Fact]
    public void Settings_that_nobody_knows_are_cut_where_they_are_too_deep()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 500);
        var shaped = Registry(string.Create(CultureInfo.InvariantCulture, $$"""{ "loginServer": "x", "unknown": {{deep}} }"""));
        var depth = 0;
        for (var inner = shaped.GetProperty("properties").GetProperty("unknown"); inner.ValueKind == JsonValueKind.Object; inner = inner.GetProperty("a")) depth++;
        Assert.Equal(64, depth);
    }

    [Fact]
    public void Numbers_and_text_are_not_rewritten()
    {
        var shaped = ArmShape.Normalize(ToolFile.Parse("""{ "loginServer": "Köln <&> \"q\"", "size": 1.50, "big": 12345678901234567890123 }"""), ResourceTypes.Registry)!;
        Assert.Equal("""{"properties":{"loginServer":"Köln <&> \"q\"","size":1.50,"big":12345678901234567890123}}""", System.Text.Encoding.UTF8.GetString(shaped));
    }

    private static JsonElement Registry(string json) => ToolFile.Shape(ToolFile.Parse(json), ResourceTypes.Registry);

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json);
}
