using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Resources;

public sealed class ResourceIndexTests
{
    private const string Registry = "/subscriptions/s/resourceGroups/r/providers/Microsoft.ContainerRegistry/registries/contoso";

    [Fact]
    public void Companions_are_found_by_whom_they_are_about()
    {
        var index = Index(Given.DiagnosticSetting(Registry));

        Assert.Equal("audit", Assert.Single(index.DiagnosticSettingsOf(Registry.ToUpperInvariant())).Resource.Name);
        Assert.Empty(index.DiagnosticSettingsOf(Registry + "2"));
        Assert.False(index.HasUnresolvedDiagnosticSetting(Registry));
    }

    [Fact]
    public void Other_resources_are_passed_over()
    {
        Assert.False(ResourceIndex.IsCompanion(Given.Registry()));
        Assert.True(ResourceIndex.IsCompanion(Given.DiagnosticSetting()));
        Assert.True(ResourceIndex.IsCompanion(Given.DiagnosticSetting().OfType("Microsoft.ContainerRegistry/registries/providers/diagnosticSettings")));
        Assert.Empty(Index(Given.Registry().WithId(Registry + "/providers/Microsoft.Insights/x/y")).DiagnosticSettingsOf(Registry));
    }

    [Fact]
    public void A_companion_of_something_hidden_may_be_anyones()
    {
        var index = Index(Given.DiagnosticSetting("[parameters('scope')]"));

        Assert.Empty(index.DiagnosticSettingsOf(Registry));
        Assert.True(index.HasUnresolvedDiagnosticSetting(Registry));
        Assert.True(index.HasUnresolvedDiagnosticSetting("["));
        Assert.True(index.HasUnresolvedDiagnosticSetting("[]"));
    }

    [Fact]
    public void A_companion_that_repeats_the_expression_of_an_id_is_that_resources()
    {
        const string Id = "[resourceId('Microsoft.ContainerRegistry/registries', parameters('name'))]";
        var index = Index(Given.DiagnosticSetting(Id));

        Assert.Single(index.DiagnosticSettingsOf(Id));
        Assert.False(index.HasUnresolvedDiagnosticSetting(Id));
        Assert.True(index.HasUnresolvedDiagnosticSetting("[resourceId('Microsoft.ContainerRegistry/registries', parameters('other'))]"));
    }

    private static ResourceIndex Index(params GivenResource[] resources)
    {
        var index = new ResourceIndex();
        foreach (var resource in resources) index.Add(resource);
        return index;
    }
}
