using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Resources;

public sealed class ContainerGroupTests
{
    [Fact]
    public void Containers_and_init_containers_are_two_lists()
    {
        var group = new ContainerGroup(Given.Group().InitContainer("image", "setup:1"));

        Assert.Equal(["app"], group.Containers.Value.Select(container => container.Label));
        Assert.Equal(["setup"], group.InitContainers.Value.Select(container => container.Label));
        Assert.True(group.InitContainers.Value[0].IsInit);
    }

    [Fact]
    public void A_container_without_a_known_name_is_called_by_its_place() =>
        Assert.Equal(
            "properties.containers[0]",
            new ContainerGroup(Given.Group().With("properties.containers[0].name", "[parameters('n')]")).Containers.Value[0].Label);

    [Fact]
    public void Its_settings_are_read()
    {
        var group = new ContainerGroup(Given.Group());

        Assert.Equal(("Linux", "Standard", "Private", 1), (group.OsType.Value, group.Sku.Value, group.Address.Type.Value, group.SubnetCount.Value));
        Assert.True(group.Address.DnsNameLabel.IsAbsent);
        Assert.True(new ContainerGroup(Given.Group().Without("properties.subnetIds").AtVersion("2021-03-01")).SubnetCount.IsUnresolved);
    }

    [Fact]
    public void Secure_parameters_have_no_letter_case()
    {
        var resource = Given.Group().SecureParameter("dbPassword").Build();

        Assert.True(resource.IsSecureParameter("DBPASSWORD"));
        Assert.False(resource.IsSecureParameter("other"));
    }

    [Fact]
    public void A_resource_shows_its_JSON_to_code_alone()
    {
        var resource = Given.Group().Variable("TOKEN", "planted").Build();

        Assert.Equal("Microsoft.ContainerInstance/containerGroups/web", resource.ToString());
        Assert.Contains("planted", resource.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain(typeof(Resource).GetProperties(), property => property.GetValue(resource)?.ToString()?.Contains("planted", StringComparison.Ordinal) is true);
    }
}
