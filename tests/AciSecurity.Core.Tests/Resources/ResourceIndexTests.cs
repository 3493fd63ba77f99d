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

        Assert.Equal("audit", Assert.Single(Of(index, Registry.ToUpperInvariant()).Own).Name);
        Assert.Empty(Of(index, Registry + "2").Own);
        Assert.False(Of(index, Registry).IsHidden);
    }

    [Fact]
    public void Replicas_are_found_by_their_registry()
    {
        var index = Index(Given.Replication(Registry));
        var hidden = Index(Given.Replication().WithId("[resourceId('Microsoft.ContainerRegistry/registries/replications', parameters('n'))]"));

        Assert.Equal("northeurope", Assert.Single(index.Replications.Of(Identity(Registry.ToUpperInvariant())).Own).Name);
        Assert.Empty(index.Replications.Of(Identity(Registry + "2")).Own);
        Assert.True(hidden.Replications.Of(Identity(Registry)).IsHidden);
        Assert.Empty(Index(Given.Replication().WithId("replica")).Replications.Of(Identity(Registry)).Own);
    }

    [Fact]
    public void Other_resources_are_passed_over()
    {
        Assert.Empty(Index(Given.Registry().WithId(Registry + "/providers/Microsoft.Insights/x/y")).DiagnosticSettings.All);
        Assert.Empty(Index(Given.DiagnosticSetting().OfType("Contoso.Cars/locks")).Locks.All);
        Assert.Single(Index(Given.DiagnosticSetting().OfType("Microsoft.ContainerRegistry/registries/providers/diagnosticSettings")).DiagnosticSettings.All);
    }

    [Fact]
    public void A_companion_that_is_never_deployed_is_none() =>
        Assert.Empty(Index(Given.DiagnosticSetting(Registry).With("condition", false)).DiagnosticSettings.All);

    [Fact]
    public void The_resource_group_is_above_a_resource()
    {
        var ofGroup = Index(Given.DiagnosticSetting("/subscriptions/s/resourceGroups/r").OfType("Microsoft.Authorization/locks"));
        var ofTemplate = Index(Given.DiagnosticSetting().OfType("Microsoft.Authorization/locks").WithId("Microsoft.Authorization/locks/keep"));

        Assert.Single(ofGroup.Locks.AtOrAbove(Identity(Registry)).Own);
        Assert.Empty(ofGroup.Locks.Of(Identity(Registry)).Own);
        Assert.Single(ofTemplate.Locks.AtOrAbove(Identity("Microsoft.ContainerRegistry/registries/contoso")).Own);
        Assert.Empty(ofTemplate.Locks.Of(Identity("Microsoft.ContainerRegistry/registries/contoso")).Own);
    }

    [Fact]
    public void The_subscription_is_above_a_resource()
    {
        var index = Index(Given.Lock("/subscriptions/s"), Given.Lock("/subscriptions/other"));

        Assert.Single(index.Locks.AtOrAbove(Identity(Registry)).Own);
        Assert.Empty(index.Locks.Of(Identity(Registry)).Own);
    }

    [Fact]
    public void The_companion_of_another_deployment_is_elsewhere()
    {
        var set = Index(Given.DiagnosticSetting(Registry)).DiagnosticSettings.Of(Identity(Registry) with { Deployment = "other" });

        Assert.Empty(set.Own);
        Assert.True(set.IsElsewhere);
    }

    [Fact]
    public void A_companion_of_something_hidden_may_be_anyones()
    {
        var index = Index(Given.DiagnosticSetting("[parameters('scope')]"));

        Assert.Empty(Of(index, Registry).Own);
        Assert.True(Of(index, Registry).IsHidden);
        Assert.True(Of(index, "[").IsHidden);
        Assert.True(Of(index, "[]").IsHidden);
    }

    [Fact]
    public void A_companion_that_repeats_the_expression_of_an_id_is_that_resources()
    {
        const string Id = "[resourceId('Microsoft.ContainerRegistry/registries', parameters('name'))]";
        var index = Index(Given.DiagnosticSetting(Id));

        Assert.Single(Of(index, Id).Own);
        Assert.False(Of(index, Id).IsHidden);
        Assert.True(Of(index, "[resourceId('Microsoft.ContainerRegistry/registries', parameters('other'))]").IsHidden);
    }

    private static CompanionSet<Resource> Of(ResourceIndex index, string id) => index.DiagnosticSettings.Of(Identity(id));

    private static ResourceIdentity Identity(string id) => new() { Id = id, Type = "", Name = "" };

    private static ResourceIndex Index(params GivenResource[] resources)
    {
        var index = new ResourceIndex();
        foreach (var resource in resources) index.Add(resource);
        return index;
    }
}
