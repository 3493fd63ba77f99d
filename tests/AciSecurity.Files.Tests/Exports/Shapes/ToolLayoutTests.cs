using System.Text.Json;
using AciSecurity.Resources;

namespace AciSecurity.Files.Tests.Exports.Shapes;

/// <summary>Each tool's own layout against what Resource Manager returns for the same resources.</summary>
public class ToolLayoutTests
{
    /// <summary>What a file cannot say: maps are classes of the generated modules whose entries ConvertTo-Json does not see,
    /// and lists of groups come without instance views (Azure/azure-rest-api-specs#21280).</summary>
    private static readonly Dictionary<string, string[]> Lost = new()
    {
        ["get-azcontainergroup.json"] = ["tags", "userAssignedIdentities"],
        ["get-azcontainerregistry.json"] = ["tags", "userAssignedIdentities"],
        ["az-container-list.json"] = ["instanceView"],
    };

    public static TheoryData<string, string, int> Tools => new()
    {
        { "az-container-show.json", "arm-container-groups.json", 1 },
        { "az-container-list.json", "arm-container-groups.json", 2 },
        { "get-azcontainergroup.json", "arm-container-groups.json", 2 },
        { "az-acr-show.json", "arm-registries.json", 1 },
        { "az-acr-list.json", "arm-registries.json", 2 },
        { "get-azcontainerregistry.json", "arm-registries.json", 2 },
    };

    [Theory]
    [MemberData(nameof(Tools))]
    public void Everything_that_Azure_says_stands_at_the_same_path(string tool, string arm, int count)
    {
        foreach (var (said, expected) in Pairs(tool, arm, count))
        {
            var paths = JsonPaths.Of(said);
            foreach (var (path, value) in JsonPaths.Of(expected))
            {
                if (Lost.GetValueOrDefault(tool, []).Any(lost => path.Contains(lost, StringComparison.Ordinal))) continue;
                Assert.True(paths.TryGetValue(path, out var read), $"{tool} has nothing at {path}");
                Assert.True(value == read, $"{tool} has {read} at {path}, not {value}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void Nothing_is_made_up(string tool, string arm, int count)
    {
        foreach (var (said, expected) in Pairs(tool, arm, count))
        {
            var more = JsonPaths.Of(said).Keys.Except(JsonPaths.Of(expected).Keys).Where(path => !path.Contains("resourceGroup", StringComparison.Ordinal));
            Assert.Empty(more);
        }
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void No_object_has_a_member_twice(string tool, string arm, int count)
    {
        foreach (var (said, _) in Pairs(tool, arm, count)) Assert.Empty(JsonPaths.Twice(said));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void The_views_read_the_same_as_from_Azure(string tool, string arm, int count)
    {
        foreach (var (said, expected) in Pairs(tool, arm, count))
        {
            // At a version that has every property, so that null and missing are the same.
            var (type, version) = (ToolFile.TypeOf(expected), "2025-11-01");
            Assert.Equal(ViewText.Of(ToolFile.Resource(expected, type, version)), ViewText.Of(ToolFile.Resource(said, type, version)));
        }
    }

    [Fact]
    public void The_views_of_the_comparison_see_something()
    {
        var text = ViewText.Of(ToolFile.Resource(ToolFile.Read("arm-container-groups.json")[0], ResourceTypes.ContainerGroup));
        Assert.Contains("seed init=True privileged=True", text, StringComparison.Ordinal);
        Assert.Contains("web init=False privileged=False escalation=False user=1000 add=NET_BIND_SERVICE drop=ALL", text, StringComparison.Ordinal);
        Assert.Contains("LOG_LEVEL=info", text, StringComparison.Ordinal);
        Assert.Contains("address=Public dns=ferry-times scope=TenantReuse ports=8443", text, StringComparison.Ordinal);
        Assert.Contains("logAnalytics=True", text, StringComparison.Ordinal);
        Assert.Contains("ports=8443 command=/app/web --listen 0.0.0.0:8443 liveness=/app/web --alive;(Absent):(Absent) readiness=(Absent);https:8443", text, StringComparison.Ordinal);
        Assert.Contains("/subnets/aci", ViewText.Of(ToolFile.Resource(ToolFile.Read("arm-container-groups.json")[1], ResourceTypes.ContainerGroup)), StringComparison.Ordinal);
        Assert.Contains("identity=UserAssigned vault=(Unresolved) key=(Unresolved) zones=1", text, StringComparison.Ordinal);
        Assert.Contains("harbour.azurecr.io user=(Absent) password=False identity=/subscriptions/", text, StringComparison.Ordinal);
        Assert.Contains("timetable share=True key=False git=False (Absent) (Absent) secret=False", text, StringComparison.Ordinal);
        Assert.Contains("charts share=False key=False git=True https://git.example.org/harbour/charts.git 4b825dc642cb6eb9a060e54bf8d69288fbee4904 secret=False", text, StringComparison.Ordinal);
        Assert.Contains("seccomp=e30=", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_that_says_things_twice_is_read_once()
    {
        var profile = ToolFile.Shape(ToolFile.Read("get-azcontainergroupprofile.json")[0], ResourceTypes.ContainerGroupProfile);
        Assert.Empty(JsonPaths.Twice(profile));
        var paths = JsonPaths.Of(profile);
        Assert.Equal("Public", paths["properties.ipAddress.type"]);
        Assert.Equal("8443", paths["properties.ipAddress.ports[0].port"]);
        Assert.Equal("c4d5e6f7-0a1b-4c2d-9e3f-4a5b6c7d8e9f", paths["properties.diagnostics.logAnalytics.workspaceId"]);
        var group = new ContainerGroup(ToolFile.Resource(profile, ResourceTypes.ContainerGroupProfile));
        Assert.Equal("Public", group.Address.Type.Value);
        Assert.Equal(["web", "gauge", "seed"], [.. group.Containers.Value.Concat(group.InitContainers.Value).Select(container => container.Label)]);
    }

    [Theory]
    [InlineData("get-azresource-expandproperties.json")]
    [InlineData("get-azresource.json")]
    [InlineData("export-azruledata.json")]
    [InlineData("search-azgraph.json")]
    [InlineData("az-graph-query.json")]
    [InlineData("arm-registries.json")]
    [InlineData("arm-container-groups.json")]
    public void What_is_in_the_shape_of_Azure_stays_as_it_is(string file)
    {
        foreach (var resource in ToolFile.Read(file)) Assert.Null(AciSecurity.Files.Exports.Shapes.ArmShape.Normalize(resource, ToolFile.TypeOf(resource)));
    }

    private static IEnumerable<(JsonElement Said, JsonElement Expected)> Pairs(string tool, string arm, int count)
    {
        var said = ToolFile.Read(tool);
        Assert.Equal(count, said.Count);
        return said.Zip(ToolFile.Read(arm), (one, other) => (ToolFile.Shape(one, ToolFile.TypeOf(one)), other));
    }
}
