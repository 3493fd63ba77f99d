using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Tests;

public sealed class GeneratedScenarioTests
{
    [Fact]
    public async Task Generated_scenarios_have_the_size_that_was_asked_for_and_are_the_same_for_the_same_seed()
    {
        var size = ScenarioSize.Parse("subscriptions=3,groups=50,registries=4,seed=7,page=20");
        await using var azure = await Hosting.AzureSimulator.StartAsync(Scenario.Generate(size));
        await using var again = await Hosting.AzureSimulator.StartAsync(Scenario.Generate(size));
        using var session = await Session.OpenAsync(azure);
        using var other = await Session.OpenAsync(again);

        List<string> found = [];
        foreach (var subscription in await session.ListAsync("/subscriptions?api-version=2022-12-01"))
        {
            var path = $"/subscriptions/{subscription["subscriptionId"]}/providers/Microsoft.ContainerInstance/containerGroups{Contoso.GroupVersion}";
            var here = (await session.ListAsync(path)).ConvertAll(item => item.ToJsonString());
            Assert.Equal(here, (await other.ListAsync(path)).Select(item => item.ToJsonString()));
            found.AddRange(here);
        }

        Assert.Equal(50, found.Count);
        Assert.True(found.Select(text => text[text.IndexOf("\"containers\"", StringComparison.Ordinal)..]).Distinct().Count() >= 3);
    }
}
