using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace AciSecurity.Benchmarks.WholeProcess;

/// <summary>Import-Module of this module against that of a binary module that does nothing, each in a new process.</summary>
internal static class ImportBenchmark
{
    /// <summary>Runs it.</summary>
    public static void Run(TextWriter output, int runs)
    {
        List<double> ours = [], empty = [];
        for (var run = 0; run <= runs; run++)
        {
            var nothing = Child.Run(Locations.Self, "import", Locations.EmptyModule).LastNumber;
            var module = Child.Run(Locations.Self, "import", Locations.Module).LastNumber;
            if (run == 0) continue;
            empty.Add(nothing);
            ours.Add(module);
        }

        output.WriteLine($"Import-Module of an empty module   {Child.Median(empty),8:N0} ms");
        output.WriteLine($"Import-Module AciSecurity          {Child.Median(ours),8:N0} ms");
        output.WriteLine($"difference (median)                {Child.Median(ours.Zip(empty, (o, e) => o - e)),8:N0} ms");
    }

    /// <summary>What the child process does: imports one module and says how long that took.</summary>
    public static void Import(TextWriter output, string module)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        // The first command of an engine pays for much that is not the module's.
        shell.AddScript("Get-Command Get-Module").Invoke();
        shell.Commands.Clear();
        var watch = Stopwatch.StartNew();
        shell.AddCommand("Import-Module").AddParameter("Name", module).Invoke();
        watch.Stop();
        if (shell.HadErrors) throw new InvalidOperationException(shell.Streams.Error[0].ToString());
        output.WriteLine(watch.Elapsed.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture));
    }
}
