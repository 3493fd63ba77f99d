using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Resources;

public sealed class SecurityContextTests
{
    [Theory]
    [InlineData("2023-05-01", true)]
    [InlineData("2022-10-01-preview", true)]
    [InlineData("2022-09-01", false)]
    public void Groups_have_it_since(string version, bool has) => Assert.Equal(has, IsAbsent(Given.Group(), version));

    [Theory]
    [InlineData("2025-09-01", true)]
    [InlineData("2024-11-01-preview", true)]
    [InlineData("2024-05-01-preview", false)]
    [InlineData("2024-10-01-preview", false)]
    public void Profiles_have_it_since(string version, bool has) => Assert.Equal(has, IsAbsent(Given.Profile(), version));

    [Fact]
    public void What_a_container_does_not_say_its_profile_may()
    {
        var profile = Given.Profile()
            .With("properties.securityContext", new JsonObject { ["runAsUser"] = 0, ["privileged"] = true })
            .Container("securityContext", new JsonObject { ["privileged"] = false });
        var context = new ContainerGroup(profile).Containers.Value[0].SecurityContext;

        Assert.False(context.IsAbsent);
        Assert.False(context.Privileged.Value);
        Assert.Equal((0L, "properties.securityContext.runAsUser"), (context.RunAsUser.Value, context.RunAsUser.Path));
    }

    [Fact]
    public void A_group_has_no_context_of_its_own()
    {
        var group = Given.Group().With("properties.securityContext", new JsonObject { ["runAsUser"] = 0 }).WithoutContainer("securityContext");

        Assert.True(new ContainerGroup(group).Containers.Value[0].SecurityContext.IsAbsent);
    }

    private static bool IsAbsent(GivenResource resource, string version) =>
        new ContainerGroup(resource.WithoutContainer("securityContext").AtVersion(version)).Containers.Value[0].SecurityContext is { IsAbsent: true, Privileged.IsAbsent: true };
}
