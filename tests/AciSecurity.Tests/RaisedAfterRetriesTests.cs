using System.Management.Automation;
using AciSecurity.Http.Tests.Fake;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Errors of servers that may answer later: each comes after half a minute of retries, so they are raised side by side.</summary>
public sealed class RaisedAfterRetriesTests : IAsyncLifetime
{
    private FakeAzure _fake = null!;
    private FakeRegistry _registry = null!;

    public async Task InitializeAsync()
    {
        _fake = await FakeAzure.StartAsync();
        _fake.Answer = FakeResourceManager.AnswerAsync;
        _registry = await FakeRegistry.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _fake.DisposeAsync();
    }

    /// <summary>The ids that are raised here, with the status that each comes of.</summary>
    private static readonly (string Id, int Status, bool IsRegistry)[] Errors =
    [
        ("AciSecurity.AzureFailed", 503, false),
        ("AciSecurity.AzureThrottled", 429, false),
        ("AciSecurity.RegistryFailed", 503, true),
        ("AciSecurity.RegistryThrottled", 429, true),
    ];

    /// <summary>The ids that are raised here.</summary>
    public static IEnumerable<string> Ids => Errors.Select(error => error.Id);

    [Fact]
    public async Task An_error_has_its_id_category_target_and_advice() =>
        await Task.WhenAll(Errors.Select(error => Task.Run(() => Raise(error.Id, error.Status, error.IsRegistry))));

    private void Raise(string id, int status, bool isRegistry)
    {
        using var session = new Session();
        SignInStage.Prepare(session, _fake);
        var result = isRegistry
            ? session.Run("Get-AcrImage $data -Repository refuse/" + status, _registry.Address)
            : session.Run("$null = SignIn; Get-AciContainerGroup -SubscriptionId $data -WarningAction SilentlyContinue", FakeResourceManager.Subscription(status));
        Assert.Empty(result.Output);
        var target = isRegistry ? $"{_registry.LoginServer}/refuse/{status}" : $"/subscriptions/{FakeResourceManager.Subscription(status)}";
        RaisedError.AssertIs(result.Failure?.ErrorRecord ?? Assert.Single(result.Errors), id, ErrorCategory.ResourceUnavailable, target);
    }
}
