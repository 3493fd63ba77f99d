using System.Text;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Resources;

public sealed class ResourceTextTests
{
    private const string Registry = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/r";

    [Theory]
    [InlineData("id", "type", "name", "location")]
    [InlineData("Id", "Type", "Name", "Location")]
    [InlineData("ResourceId", "ResourceType", "NAME", "LOCATION")]
    public void Tools_write_members_in_their_own_way(string id, string type, string name, string location)
    {
        var header = Header($$"""{ "{{id}}": "{{Registry}}", "{{type}}": "Microsoft.ContainerRegistry/registries", "{{name}}": "r", "{{location}}": "westeurope" }""");

        Assert.Equal((Registry, "Microsoft.ContainerRegistry/registries", "r", "westeurope"), (header.Id, header.Type, header.Name, header.Location));
        Assert.True(header.IsResource);
    }

    [Fact]
    public void A_resource_id_counts_more_than_an_id() =>
        Assert.Equal(Registry, Header($$"""{ "id": "1", "resourceId": "{{Registry}}", "RESOURCEID": 3 }""").Id);

    [Fact]
    public void The_type_is_in_the_id() => Assert.Equal("Microsoft.ContainerRegistry/registries", Header($$"""{ "id": "{{Registry}}" }""").Type);

    [Theory]
    [InlineData("""{ "resources": [ { "name": "a" } ] }""")]
    [InlineData("""{ "resources": [ { "name": "a" } ], "Resources": null }""")]
    [InlineData("""{ "Resources": {}, "resources": [ { "name": "a" } ] }""")]
    public void Children_are_read_and_what_is_no_list_hides_none(string json) =>
        Assert.Equal("""{ "name": "a" }""", Encoding.UTF8.GetString(Assert.Single(Header(json).Children).Span));

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    public void What_is_no_object_has_no_header(string json) => Assert.Null(ResourceText.Parse(Encoding.UTF8.GetBytes(json)).Header);

    private static ResourceHeader Header(string json) => ResourceText.Parse(Encoding.UTF8.GetBytes(json)).Header!;
}
