using System.Text;
using AciSecurity.Files.Exports;
using AciSecurity.Resources;

namespace AciSecurity.Files.Tests.Exports;

public class ExportedResourceTests
{
    private const string Id = "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-one/providers/Microsoft.ContainerRegistry/registries/contoso";

    private static IReadOnlyList<Resource> Read(string json) => ExportedResource.Read(Encoding.UTF8.GetBytes(json), Origin.Pipeline);

    [Fact]
    public void A_reply_of_Resource_Manager_says_who_it_is()
    {
        var resource = Assert.Single(Read($$"""{ "id": "{{Id}}", "name": "contoso", "type": "Microsoft.ContainerRegistry/registries", "location": "westeurope", "properties": { "adminUserEnabled": true } }"""));
        Assert.Equal(Completeness.Returned, resource.Completeness);
        Assert.Equal("11111111-1111-4111-8111-111111111111", resource.Identity.SubscriptionId);
        Assert.Equal("rg-one", resource.Identity.ResourceGroupName);
        Assert.Equal("westeurope", resource.Location);
        Assert.True(new Registry(resource).AdminUserEnabled.Value);
    }

    [Fact]
    public void A_type_is_read_from_the_id_where_a_tool_leaves_it_out()
    {
        var resource = Assert.Single(Read($$"""{ "id": "{{Id}}/tokens/t", "properties": { "status": "enabled" } }"""));
        Assert.Equal("Microsoft.ContainerRegistry/registries/tokens", resource.Type);
        Assert.Equal("t", resource.Name);
    }

    [Fact]
    public void A_row_of_Resource_Graph_may_leave_properties_out()
    {
        var resource = Assert.Single(Read($$"""{ "id": "{{Id}}", "name": "contoso", "type": "microsoft.containerregistry/registries", "tenantId": "t", "subscriptionId": "s", "resourceGroup": "rg", "properties": { "adminUserEnabled": false } }"""));
        Assert.Equal(Completeness.Partial, resource.Completeness);
        Assert.True(new Registry(resource).AnonymousPullEnabled.IsUnresolved);
        Assert.False(new Registry(resource).AdminUserEnabled.Value);
    }

    [Theory]
    [InlineData("\"Properties\": null,")]
    [InlineData("\"properties\": {},")]
    [InlineData("")]
    public void A_resource_without_properties_passes_no_rule(string properties)
    {
        var resource = Assert.Single(Read($$"""{ "ResourceId": "{{Id}}", {{properties}} "ResourceType": "Microsoft.ContainerRegistry/registries", "Name": "contoso" }"""));
        Assert.Equal(Completeness.Partial, resource.Completeness);
        Assert.True(new Registry(resource).AdminUserEnabled.IsUnresolved);
    }

    [Fact]
    public void Members_in_PascalCase_are_read_as_PowerShell_writes_them()
    {
        var resource = Assert.Single(Read($$"""{ "Name": "contoso", "ResourceGroupName": "rg-one", "ResourceType": "Microsoft.ContainerRegistry/registries", "ResourceId": "{{Id}}", "Sku": { "Name": "Premium" }, "Properties": { "AdminUserEnabled": "True" }, "Type": "x" }"""));
        Assert.Equal(Id, resource.Id);
        Assert.True(new Registry(resource).AdminUserEnabled.Value);
        Assert.Equal("Premium", new Registry(resource).Sku.Value);
    }

    [Fact]
    public void Sub_resources_stand_beside_their_parent()
    {
        var all = Read($$"""
            { "id": "{{Id}}", "name": "contoso", "type": "Microsoft.ContainerRegistry/registries", "properties": { "a": 1 },
              "resources": [ { "id": "{{Id}}/providers/Microsoft.Insights/diagnosticSettings/d", "name": "d", "type": "Microsoft.Insights/diagnosticSettings", "properties": { "logs": [] } } ] }
            """);
        Assert.Equal(2, all.Count);
        var index = new ResourceIndex();
        index.Add(all[1]);
        Assert.Single(index.DiagnosticSettings.Of(all[0].Identity).Own);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "type": "button", "name": "x" }""")]
    [InlineData("""{ "type": 5, "name": {} }""")]
    [InlineData("""{ "type": "image/svg", "name": "x" }""")]
    public void What_is_no_resource_gives_none(string json) => Assert.Empty(Read(json));
}
