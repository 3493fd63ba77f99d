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
            JavaScriptInventory.Run(output, tenant, Script(tenant.Environment, "Get-AciContainerGroup"), runs);
            Compare(output, "100,000 groups, 1,000 subscriptions, Graph", tenant, "graph", $"Invoke-AciSecurityAudit -Source Graph -IncludePassed -Rule {FiveRules}", runs);
        }

        using var far = SimulatedAzure.Start("subscriptions=1,groups=2000,registries=0,seed=1,page=2000", TimeSpan.FromMilliseconds(50));
        Compare(output, "2,000 diagnostic settings at 50 ms", far, "settings", "Invoke-AciSecurityAudit -IncludePassed -Rule Aci.DiagnosticLog", runs);
    }

    private static void Compare(TextWriter output, string name, SimulatedAzure azure, string what, string audit, int runs)
    {
        List<double[]> bare = [], ours = [];
        for (var run = 0; run <= runs; run++)
        {
            var least = Numbers(Child.Lines(Locations.Self, "bare", what, azure.Environment, Concurrency.ToString(CultureInfo.InvariantCulture)));
            var audited = Numbers(Child.Lines(Locations.Host, "-NoProfile", "-Command", Script(azure.Environment, audit)));
            if (run == 0) continue; // warm-up
            bare.Add(least);
            ours.Add(audited);
        }

        output.WriteLine(name);
        output.WriteLine($"  bare client                      {Middle(bare, 0),8:N0} ms {Middle(bare, 1),8:N2} s CPU {bare[0][2],10:N0} items");
        output.WriteLine($"  audit                            {Middle(ours, 0),8:N0} ms {Middle(ours, 1),8:N2} s CPU {ours[0][2],10:N0} findings");
        output.WriteLine($"  ratio (median of the pairs)      {Ratio(ours, bare, 0),8:N2}    {Ratio(ours, bare, 1),8:N2}");
        output.WriteLine($"  first finding after              {Middle(ours, 3),8:N0} ms; peak memory {Middle(ours, 4),6:N0} MiB");
    }

    /// <summary>Prints milliseconds, CPU seconds, findings, milliseconds to the first one, and the peak of memory in MiB.</summary>
    private static string Script(string environment, string audit) => $$"""
        $simulator = [System.Text.Json.Nodes.JsonNode]::Parse('{{environment}}')
        $cloud = @{}
        foreach ($member in $simulator['environment'].AsObject()) { $cloud[$member.Key] = "$($member.Value)" }
        $credential = [pscredential]::new("$($simulator['clientId'])", [System.Net.NetworkCredential]::new('', "$($simulator['clientSecret'])").SecurePassword)
        Connect-AciSecurity -ServicePrincipal -Credential $credential -TenantId "$($simulator['tenantId'])" -Environment $cloud
        $process = [System.Diagnostics.Process]::GetCurrentProcess()
        $before = $process.TotalProcessorTime
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $seen = [int[]]::new(2)
        {{audit}} -ThrottleLimit {{Concurrency}} | . { process { if ($seen[0]++ -eq 0) { $seen[1] = $watch.ElapsedMilliseconds } } }
        $watch.Stop()
        $process.Refresh()
        "$($watch.ElapsedMilliseconds) $(($process.TotalProcessorTime - $before).TotalSeconds) $($seen[0]) $($seen[1]) $([int] ($process.PeakWorkingSet64 / 1048576))"
        """;

    /// <summary>The numbers of the last line that a program printed.</summary>
    public static double[] Numbers(IReadOnlyList<string> lines) =>
        [.. lines[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    /// <summary>The middle of one number of several runs.</summary>
    public static double Middle(List<double[]> runs, int at) => Child.Median(runs.Select(run => run[at]));

    private static double Ratio(List<double[]> ours, List<double[]> bare, int at) => Child.Median(ours.Zip(bare, (our, least) => our[at] / least[at]));
}
