using System.Diagnostics;

namespace AciSecurity.Live.Tests;

/// <summary>Who stops an audit does not wait for Azure, and leaves no request behind.</summary>
public sealed class StopTests
{
    // Azure answers far later, so that only a stop can end a wait; how soon it does is for a person to see, on a machine that is not busy.
    private static readonly TimeSpan Answer = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task AStopEndsTheRequests()
    {
        await using var azure = await LiveAzure.SignedInAsync();
        azure.Simulator.Faults.Latency = Answer;
        using var shell = azure.Session.Shell();
        shell.AddScript("Invoke-AciSecurityAudit");
        var run = shell.BeginInvoke();
        await UntilAsync(() => azure.Simulator.Requests.InFlight > 0, Patience);

        await Task.Run(shell.Stop).WaitAsync(Patience);

        Assert.True(run.IsCompleted);
        await UntilAsync(() => azure.Simulator.Requests.InFlight == 0, Patience);
    }

    [Fact]
    public async Task ADownstreamThatHasEnoughEndsTheRequests()
    {
        await using var azure = await LiveAzure.SignedInAsync();
        azure.Simulator.Faults.Add(new Simulator.Faults.Fault { Path = "*/registries*", Effect = Simulator.Faults.FaultEffect.Slow, Delay = (int)Answer.TotalMilliseconds });

        var result = azure.Run("foreach ($once in 1) { Invoke-AciSecurityAudit -Rule Aci.Privileged, Acr.AdminUser -IncludePassed | ForEach-Object { $_; break } }");

        Assert.Single(result.Output);
        await UntilAsync(() => azure.Simulator.Requests.InFlight == 0, Patience);
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
