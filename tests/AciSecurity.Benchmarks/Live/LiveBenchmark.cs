using System.Globalization;
using AciSecurity.Benchmarks.WholeProcess;

namespace AciSecurity.Benchmarks.Live;

/// <summary>Auditing what is deployed in a simulated Azure, against asking for the same pages and only parsing them: wall time and
/// processor time, both from behind the sign-in to the end.</summary>
internal static class LiveBenchmark
{
    private const int Concurrency = 16;
    private const string FiveRules = "Aci.Privileged, Aci.ImagePinned, Aci.PrivilegeEscalation, Aci.RunAsRoot, Aci.PublicAddress";

    /// <summary>Runs it.</summary>
    public static void Run(TextWriter output, int runs)
    {
        using (var tenant = SimulatedAzure.Start("subscriptions=1000,groups=100000,registries=0,seed=1,page=1000,quota=1000", TimeSpan.FromMilliseconds(5)))
        {
            Compare(output, "100,000 groups, 1,000 subscriptions, lists", tenant, "lists", $"Invoke-AciSecurityAudit -IncludePassed -Rule {FiveRules}", runs);
            JavaScriptInventory.Run(output, tenant, Script(tenant.Environment, "Get-AciContainerGroup", times: 1), runs);
            Compare(output, "100,000 groups, 1,000 subscriptions, Graph", tenant, "graph", $"Invoke-AciSecurityAudit -Source Graph -IncludePassed -Rule {FiveRules}", runs);
        }

        using var far = SimulatedAzure.Start("subscriptions=1,groups=2000,registries=0,seed=1,page=2000", TimeSpan.FromMilliseconds(50));
        Compare(output, "2,000 diagnostic settings at 50 ms", far, "settings", "Invoke-AciSecurityAudit -IncludePassed -Rule Aci.DiagnosticLog", runs);
    }

    private static void Compare(TextWriter output, string name, SimulatedAzure azure, string what, string audit, int runs)
    {
        // The second time of a process, "again", runs code that is compiled already.
        List<double[]> bare = [], bareAgain = [], ours = [], oursAgain = [], written = [];
        for (var run = 0; run <= runs; run++)
        {
            var least = Child.LinesAsHost(Locations.Self, "bare", what, azure.Environment, Concurrency.ToString(CultureInfo.InvariantCulture));
            var audited = Child.Lines(Locations.Host, "-NoProfile", "-Command", Script(azure.Environment, audit, times: 2));
            var objects = Child.Lines(Locations.Host, "-NoProfile", "-Command", Objects((int)Numbers(audited)[2]));
            if (run == 0) continue; // warm-up
            bare.Add(Numbers(least, ^2));
            bareAgain.Add(Numbers(least));
            ours.Add(Numbers(audited, ^2));
            oursAgain.Add(Numbers(audited));
            written.Add(Numbers(objects));
        }

        output.WriteLine(name);
        output.WriteLine($"  bare client                      {Middle(bare, 0),8:N0} ms {Middle(bare, 1),8:N2} s CPU {bare[0][2],10:N0} items; again {Middle(bareAgain, 0),8:N0} ms {Middle(bareAgain, 1),8:N2} s CPU");
        output.WriteLine($"  audit                            {Middle(ours, 0),8:N0} ms {Middle(ours, 1),8:N2} s CPU {ours[0][2],10:N0} findings; again {Middle(oursAgain, 0),8:N0} ms {Middle(oursAgain, 1),8:N2} s CPU");
        output.WriteLine($"  ratio (median of the pairs)      {Ratio(ours, bare, 0),8:N2}    {Ratio(ours, bare, 1),8:N2}; again {Ratio(oursAgain, bareAgain, 0),8:N2}    {Ratio(oursAgain, bareAgain, 1),8:N2}");
        output.WriteLine($"  as many ready objects written    {Middle(written, 0),8:N0} ms {Middle(written, 1),8:N2} s CPU");
        output.WriteLine($"  first finding after              {Middle(ours, 3),8:N0} ms; peak memory {Middle(ours, 4),6:N0} MiB");
    }

    /// <summary>Prints, for each time in one process, milliseconds, CPU seconds, findings, milliseconds to the first one, and the peak of memory in MiB.</summary>
    private static string Script(string environment, string audit, int times) => $$"""
        $simulator = [System.Text.Json.Nodes.JsonNode]::Parse('{{environment}}')
        $cloud = @{}
        foreach ($member in $simulator['environment'].AsObject()) { $cloud[$member.Key] = "$($member.Value)" }
        $credential = [pscredential]::new("$($simulator['clientId'])", [System.Net.NetworkCredential]::new('', "$($simulator['clientSecret'])").SecurePassword)
        Connect-AciSecurity -ServicePrincipal -Credential $credential -TenantId "$($simulator['tenantId'])" -Environment $cloud
        {{Timed($"{audit} -ThrottleLimit {Concurrency}", times)}}
        """;

    /// <summary>The least that a cmdlet costs which writes as many objects: they are there before.</summary>
    private static string Objects(int count) => $$"""
        $objects = [System.Collections.Generic.List[object]]::new()
        foreach ($number in 1..{{count}}) { $objects.Add([object]::new()) }
        {{Timed("& { $objects }", times: 1)}}
        """;

    private static string Timed(string command, int times) => $$"""
        $process = [System.Diagnostics.Process]::GetCurrentProcess()
        foreach ($time in 1..{{times}})
        {
            $process.Refresh()
            $before = $process.TotalProcessorTime
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $seen = [int[]]::new(2)
            {{command}} | . { process { if ($seen[0]++ -eq 0) { $seen[1] = $watch.ElapsedMilliseconds } } }
            $watch.Stop()
            $process.Refresh()
            "$($watch.ElapsedMilliseconds) $(($process.TotalProcessorTime - $before).TotalSeconds) $($seen[0]) $($seen[1]) $([int] ($process.PeakWorkingSet64 / 1048576))"
        }
        """;

    /// <summary>The numbers of the last line that a program printed.</summary>
    public static double[] Numbers(IReadOnlyList<string> lines) => Numbers(lines, ^1);

    private static double[] Numbers(IReadOnlyList<string> lines, Index line) =>
        [.. lines[line.GetOffset(lines.Count)].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    /// <summary>The middle of one number of several runs.</summary>
    public static double Middle(List<double[]> runs, int at) => Child.Median(runs.Select(run => run[at]));

    private static double Ratio(List<double[]> ours, List<double[]> bare, int at) => Child.Median(ours.Zip(bare, (our, least) => our[at] / least[at]));
}
