using System.Diagnostics;
using System.Text.Json;
using AciSecurity.Benchmarks.WholeProcess;

namespace AciSecurity.Benchmarks.Live;

/// <summary>The inventory, against a script for Microsoft's JavaScript clients that asks one subscription after the other, as a user would write it.</summary>
internal static class JavaScriptInventory
{
    private static readonly string Clients = Path.Combine(Locations.Root, "artifacts", "npm-azure");

    /// <summary>Compares them, where tests/run.sh has brought the clients.</summary>
    public static void Run(TextWriter output, SimulatedAzure azure, string inventory, int runs)
    {
        if (!Directory.Exists(Clients))
        {
            output.WriteLine("The clients for JavaScript are not installed: tests/run.sh brings them.");
            return;
        }

        List<double[]> theirs = [], ours = [];
        for (var run = 0; run < runs; run++)
        {
            theirs.Add(LiveBenchmark.Numbers(Child.Lines(Node(azure))));
            ours.Add(LiveBenchmark.Numbers(Child.Lines(Locations.Host, "-NoProfile", "-Command", inventory)));
        }

        output.WriteLine("inventory of 100,000 groups in 1,000 subscriptions");
        output.WriteLine($"  Microsoft's JavaScript clients   {LiveBenchmark.Middle(theirs, 0),8:N0} ms {theirs[0][1],10:N0} groups");
        output.WriteLine($"  Get-AciContainerGroup            {LiveBenchmark.Middle(ours, 0),8:N0} ms {ours[0][2],10:N0} groups");
        output.WriteLine($"  ratio (median of the pairs)      {Child.Median(theirs.Zip(ours, (their, our) => their[0] / our[0])),8:N1} times as fast");
    }

    private static ProcessStartInfo Node(SimulatedAzure azure)
    {
        using var simulator = JsonDocument.Parse(azure.Environment);
        var root = simulator.RootElement;
        var start = new ProcessStartInfo("node", [Path.Combine(Locations.Root, "tests", "AciSecurity.Benchmarks", "Live", "inventory.mjs")]);
        start.Environment["AZURE_SCRIPTS"] = Path.Combine(Locations.Root, "tests", "AciSecurity.Simulator.Tests", "clients");
        start.Environment["AZURE_CLIENTS"] = Clients;
        start.Environment["AZURE_ENDPOINT"] = root.GetProperty("environment").GetProperty("ResourceManager").GetString();
        start.Environment["AZURE_TENANT_ID"] = root.GetProperty("tenantId").GetString();
        start.Environment["AZURE_CLIENT_ID"] = root.GetProperty("clientId").GetString();
        start.Environment["AZURE_CLIENT_SECRET"] = root.GetProperty("clientSecret").GetString();
        start.Environment["NODE_EXTRA_CA_CERTS"] = azure.Certificate;
        return start;
    }
}
