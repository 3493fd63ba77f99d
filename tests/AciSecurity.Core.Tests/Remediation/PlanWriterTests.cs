using System.Text.Json.Nodes;
using AciSecurity.Ports;
using AciSecurity.Remediation;
using AciSecurity.Remediation.Journal;

namespace AciSecurity.Core.Tests.Remediation;

/// <summary>Carrying out a plan: what the journal knows, whatever happens.</summary>
public sealed class PlanWriterTests : IDisposable
{
    private const string Id = PlayedAzure.Subscription + "/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/one";

    private static readonly Uri ResourceManager = new("https://management.azure.com");
    private readonly string _folder = Directory.CreateTempSubdirectory("aci-writer").FullName;

    private RepairJournal Journal => new(Path.Combine(_folder, "journal.jsonl"), TimeProvider.System);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ARunThatIsStoppedWhileItWritesSaysSoInTheJournal()
    {
        using var stop = new CancellationTokenSource();
        using var azure = new WatchedAzure(Azure(), _ => stop.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WriteAsync(azure, stop.Token));

        var entry = Assert.Single(Journal.Read());
        Assert.Equal((JournalState.Failed, "Stopped by the caller; the last request may have taken effect."), (entry.State, entry.Reason));
    }

    [Fact]
    public async Task TheJournalHasThePlanBeforeTheRequestIsSent()
    {
        JournalEntry? before = null;
        using var azure = new WatchedAzure(Azure(), _ => before = Journal.Read().Single());

        await WriteAsync(azure, CancellationToken.None);

        Assert.Equal(JournalState.Started, before?.State);
        Assert.Equal("""{"properties":{"adminUserEnabled":false}}""", before?.Writes.Single().Write.Body);
        Assert.Equal("""{"properties":{"adminUserEnabled":true}}""", before?.Writes.Single().Undo?.Body);
        Assert.Equal(JournalState.Applied, Journal.Read().Single().State);
    }

    [Fact]
    public async Task WhatSomebodyElseChangedMeanwhileIsAWarning()
    {
        var played = Azure();
        using var azure = new WatchedAzure(played, _ => played[Id]["tags"] = new JsonObject { ["by"] = "somebody" });

        var written = await WriteAsync(azure, CancellationToken.None);

        Assert.Contains("tags is different now", Assert.Single(written.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsNotKeptIsAFaultAndInTheJournal()
    {
        var played = Azure();
        using var azure = new WatchedAzure(played, _ => { }, afterwards: () => played[Id]["properties"]!["adminUserEnabled"] = true);

        var fault = (await WriteAsync(azure, CancellationToken.None)).Fault;

        Assert.Equal("AciSecurity.AzureWriteNotKept", fault?.Id);
        Assert.Equal((JournalState.Failed, fault?.Message), (Journal.Read().Single().State, Journal.Read().Single().Reason));
    }

    [Fact]
    public async Task ManyRepairsWriteToOneJournal()
    {
        var plan = Plan(Azure());
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), async (_, stop) =>
        {
            var journal = Journal;
            await journal.EndAsync(await journal.StartAsync(plan, ResourceManager, stop), JournalState.Applied);
        });

        Assert.Equal(40, Journal.Read().Count(entry => entry.State == JournalState.Applied));
    }

    private async Task<WrittenPlan> WriteAsync(WatchedAzure azure, CancellationToken cancellationToken)
    {
        var registry = azure.Azure[Id].ToJsonString();
        return await new PlanWriter(azure, Journal, ResourceManager).WriteAsync(Plan(azure.Azure), _ => System.Text.Encoding.UTF8.GetBytes(registry), cancellationToken);
    }

    private static RemediationPlan Plan(PlayedAzure azure) => RegistrySettingPlanner.Plan(
        new(AciSecurity.Resources.ArmPlace.Of(Id) with { ApiVersion = "2025-11-01" }, System.Text.Encoding.UTF8.GetBytes(azure[Id].ToJsonString())), new() { AdminUser = false });

    private static PlayedAzure Azure()
    {
        var azure = new PlayedAzure();
        azure.Add(new() { ["id"] = Id, ["sku"] = new JsonObject { ["name"] = "Premium" }, ["properties"] = new JsonObject { ["adminUserEnabled"] = true } });
        return azure;
    }

    private sealed class WatchedAzure(PlayedAzure azure, Action<ResourceWrite> before, Action? afterwards = null) : IRemediator
    {
        public PlayedAzure Azure => azure;

        public void Dispose() => azure.Dispose();

        public Task<ReadOnlyMemory<byte>?> ReadAsync(string id, string? apiVersion, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return azure.ReadAsync(id, apiVersion, cancellationToken);
        }

        public async Task WriteAsync(ResourceWrite write, CancellationToken cancellationToken)
        {
            before(write);
            cancellationToken.ThrowIfCancellationRequested();
            await azure.WriteAsync(write, cancellationToken);
            afterwards?.Invoke();
        }
    }
}
