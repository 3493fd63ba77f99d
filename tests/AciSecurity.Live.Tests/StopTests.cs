using System.Diagnostics;

namespace AciSecurity.Live.Tests;

/// <summary>Who stops an audit does not wait for Azure, and leaves no request behind.</summary>
public sealed class StopTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task AStopEndsTheRequests()
    {
        await using var azure = await LiveAzure.SignedInAsync();
        azure.Simulator.Faults.Latency = TimeSpan.FromSeconds(30);
        using var shell = azure.Session.Shell();
        shell.AddScript("Invoke-AciSecurityAudit");
        var run = shell.BeginInvoke();
        await UntilAsync(() => azure.Simulator.Requests.InFlight > 0, TimeSpan.FromSeconds(30));

        var watch = Stopwatch.StartNew();
        shell.Stop();

        Assert.True(watch.Elapsed < Soon, $"it took {watch.Elapsed}");
        Assert.True(run.IsCompleted);
        await UntilAsync(() => azure.Simulator.Requests.InFlight == 0, Soon);
    }

    [Fact]
    public async Task ADownstreamThatHasEnoughEndsTheRequests()
    {
        await using var azure = await LiveAzure.SignedInAsync();
        azure.Simulator.Faults.Add(new Simulator.Faults.Fault { Path = "*/registries*", Effect = Simulator.Faults.FaultEffect.Slow, Delay = 30_000 });

        var watch = Stopwatch.StartNew();
        var result = azure.Run("foreach ($once in 1) { Invoke-AciSecurityAudit -Rule Aci.Privileged, Acr.AdminUser -IncludePassed | ForEach-Object { $_; break } }");

        Assert.Single(result.Output);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"it took {watch.Elapsed}");
        await UntilAsync(() => azure.Simulator.Requests.InFlight == 0, Soon);
    }

    private static async Task UntilAsync(Func<bool> isSo, TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(watch.Elapsed < limit, "It did not come about in time.");
            await Task.Delay(10);
        }
    }
}
