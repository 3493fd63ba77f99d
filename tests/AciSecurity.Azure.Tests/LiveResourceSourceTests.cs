using AciSecurity.Audits;
using AciSecurity.Ports;
using AciSecurity.Resources;
using AciSecurity.Rules;
using AciSecurity.Sessions;

namespace AciSecurity.Azure.Tests;

public sealed class LiveResourceSourceTests : IDisposable
{
    private const string Sub = "/subscriptions/11111111-1111-1111-1111-111111111111";
    private const string Group = Sub + "/resourceGroups/rg/providers/Microsoft.ContainerInstance/containerGroups/shop";
    private const string Registry = Sub + "/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso";

    private readonly PlayedAzure _azure = new();

    public LiveResourceSourceTests()
    {
        _azure.On("/subscriptions", $$"""{ "value": [ { "id": "{{Sub}}", "subscriptionId": "11111111-1111-1111-1111-111111111111", "displayName": "Production", "state": "Enabled" } ] }""");
        _azure.On(Sub, $$"""{ "id": "{{Sub}}", "displayName": "Production" }""");
        _azure.On($"{Sub}/providers/Microsoft.ContainerInstance/containerGroups", $$"""{ "value": [ { "id": "{{Group}}", "name": "shop", "type": "Microsoft.ContainerInstance/containerGroups", "location": "westeurope", "tags": { "env": "prod" }, "properties": { "subnetIds": [ { "id": "x" } ] } } ] }""");
        _azure.On($"{Sub}/providers/Microsoft.ContainerRegistry/registries", $$"""{ "value": [ { "id": "{{Registry}}", "name": "contoso", "type": "microsoft.containerregistry/Registries", "properties": {} } ] }""");
        _azure.On("/providers/Microsoft.ResourceGraph/resources", """{ "data": [] }""");
    }

    public void Dispose() => _azure.Dispose();

    [Fact]
    public async Task ResourcesComeWithTheVersionTheyWereReadAt()
    {
        var resources = Resources(await ReadAsync([ResourceTypes.ContainerGroup, ResourceTypes.Registry]));

        Assert.Equal([("shop", "2025-09-01"), ("contoso", "2025-11-01")], resources.Where(resource => resource.Type != "Microsoft.Resources/subscriptions").Select(resource => (resource.Name, resource.ApiVersion!)));
        Assert.All(resources, resource => Assert.Equal(OriginKind.Live, resource.Origin.Kind));
        Assert.Contains(resources, resource => resource.Type == ResourceTypes.Registry);
    }

    [Fact]
    public async Task OnlyWhatIsWantedIsAskedFor()
    {
        await ReadAsync([ResourceTypes.ContainerGroup]);

        Assert.Equal([$"/subscriptions", $"{Sub}/providers/Microsoft.ContainerInstance/containerGroups"], _azure.Asked.Select(path => path.Split('?')[0]));
    }

    [Fact]
    public async Task FactsComeBeforeTheSubscriptionCloses()
    {
        _azure.On($"{Group}/providers/Microsoft.Insights/diagnosticSettings", $$"""{ "value": [ { "id": "{{Group.ToLowerInvariant()}}/providers/microsoft.insights/diagnosticSettings/logs", "type": "Microsoft.Insights/diagnosticSettings", "name": "logs", "properties": {} } ] }""");

        var items = await ReadAsync([ResourceTypes.ContainerGroup], FactKinds.DiagnosticSettings | FactKinds.Networks);

        Assert.Contains(new RunItem.FactsGathered(FactKinds.DiagnosticSettings, Group), items);
        Assert.Contains(new RunItem.FactsGathered(FactKinds.Networks, Sub), items);
        Assert.Contains(items, item => item is RunItem.ResourceRead { Resource.Type: ResourceTypes.DiagnosticSetting });
        Assert.Equal(new RunItem.SubscriptionClosed("11111111-1111-1111-1111-111111111111"), items[^1]);
    }

    [Fact]
    public async Task FactsThatAreRefusedAreMissingWithTheReason()
    {
        _azure.On($"{Group}/providers/Microsoft.Insights/diagnosticSettings", "{}", 403);

        var items = await ReadAsync([ResourceTypes.ContainerGroup], FactKinds.DiagnosticSettings);

        var facts = Assert.Single(items.OfType<RunItem.FactsGathered>(), facts => facts.Scope == Group);
        Assert.Contains("Microsoft.Insights/diagnosticSettings/read", facts.WhyMissing, StringComparison.Ordinal);
        Assert.Contains(items, item => item is RunItem.Warning);
    }

    [Fact]
    public async Task ATypeThatIsRefusedIsSaidAndTheRestGoesOn()
    {
        _azure.On($"{Sub}/providers/Microsoft.ContainerInstance/containerGroups", "{}", 403);

        var items = await ReadAsync([ResourceTypes.ContainerGroup, ResourceTypes.Registry]);

        var unread = Assert.Single(items.OfType<RunItem.TypeUnread>());
        Assert.Equal((ResourceTypes.ContainerGroup, "Production", "AciSecurity.AzureForbidden"), (unread.Type, unread.Where.Name, unread.Fault.Id));
        Assert.Contains(Resources(items), resource => resource.Name == "contoso");
    }

    [Fact]
    public async Task SubscriptionsThatCannotBeListedAreAFault()
    {
        _azure.On("/subscriptions", "{}", 401);

        var items = await ReadAsync([ResourceTypes.ContainerGroup]);

        Assert.Equal("AciSecurity.AzureUnauthorized", Assert.Single(items.OfType<RunItem.FaultRaised>()).Fault.Id);
    }

    [Theory]
    [InlineData("Prod*", true)]
    [InlineData("11111111-1111-1111-1111-111111111111", true)]
    [InlineData("Test", false)]
    public async Task SubscriptionsAreNamedByNameOrId(string name, bool isThere)
    {
        var items = await ReadAsync([ResourceTypes.ContainerGroup], scope: new() { Subscriptions = [name] });

        Assert.Equal(isThere, Resources(items).Exists(resource => resource.Name == "shop"));
        Assert.Equal(isThere ? 0 : 1, items.OfType<RunItem.FaultRaised>().Count());
    }

    [Fact]
    public async Task AnIdIsReadWithoutAList()
    {
        _azure.On(Group, $$"""{ "id": "{{Group}}", "name": "shop", "type": "Microsoft.ContainerInstance/containerGroups", "properties": {} }""");

        var items = await ReadAsync([ResourceTypes.ContainerGroup, ResourceTypes.Registry], scope: new() { ResourceIds = [Group.ToUpperInvariant().Replace("/SUBSCRIPTIONS/", "/subscriptions/", StringComparison.Ordinal)] });

        Assert.DoesNotContain(_azure.Asked, path => path.Contains("/providers/Microsoft.ContainerInstance/containerGroups?", StringComparison.Ordinal));
        Assert.Empty(items.OfType<RunItem.TypeUnread>());
    }

    [Theory]
    [InlineData("env", "pr*", 1)]
    [InlineData("ENV", null, 1)]
    [InlineData("env", "test", 0)]
    public async Task TagsNarrow(string tag, string? value, int count)
    {
        var items = await ReadAsync([ResourceTypes.ContainerGroup, ResourceTypes.Registry], scope: new() { Tags = new Dictionary<string, string?> { [tag] = value } });

        Assert.Equal(count, Resources(items).Count);
    }

    [Fact]
    public async Task ALoginServerNamesItsRegistry()
    {
        var items = await ReadAsync([ResourceTypes.ContainerGroup, ResourceTypes.Registry], scope: new() { Names = ["contoso-h4sh.azurecr.example"] });

        Assert.Equal("contoso", Assert.Single(Resources(items)).Name);
    }

    [Fact]
    public async Task WhoLeavesEarlyStopsTheReading()
    {
        var source = Source([ResourceTypes.ContainerGroup, ResourceTypes.Registry], FactKinds.None, AzureScope.Everything);

        await foreach (var _ in source.ReadAsync(CancellationToken.None)) break;

        var asked = _azure.Asked.Count;
        await Task.Delay(100);
        Assert.Equal(asked, _azure.Asked.Count);
    }

    private static List<Resource> Resources(IEnumerable<RunItem> items) => [.. items.OfType<RunItem.ResourceRead>().Select(read => read.Resource)];

    private async Task<List<RunItem>> ReadAsync(string[] types, FactKinds facts = FactKinds.None, AzureScope? scope = null)
    {
        var items = new List<RunItem>();
        await foreach (var item in Source(types, facts, scope ?? AzureScope.Everything).ReadAsync(CancellationToken.None)) items.Add(item);
        return items;
    }

    private LiveResourceSource Source(string[] types, FactKinds facts, AzureScope scope) => new(
        new()
        {
            Context = new(PlayedAzure.Environment, new NobodySignedIn()) { SignInKind = "Secret" },
            Types = types,
            Facts = facts,
            Scope = scope,
        },
        _azure.Pipeline,
        TimeProvider.System);

    private sealed class NobodySignedIn : ITokenSource
    {
        public ValueTask<AccessToken> GetTokenAsync(string scope, string? claims, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
