using AciSecurity.Http.Tests.Fake;

namespace AciSecurity.Http.Tests;

/// <summary>Starts a fake of its own for each test.</summary>
public abstract class FakeTest : IAsyncLifetime
{
    private protected FakeAzure Fake { get; private set; } = null!;

    public async Task InitializeAsync() => Fake = await FakeAzure.StartAsync();

    public async Task DisposeAsync() => await Fake.DisposeAsync();
}
