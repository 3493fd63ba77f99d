using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.Loader;
using AciSecurity.IsolationHost;

// Usage: result-file [--preload assembly]... [--context folder assembly type method] [--module manifest script]
// Writes one line per loaded assembly ("context|name|version|file") and before them what the script or method gave.
var steps = new Queue<string>(args);
using var result = new StreamWriter(steps.Dequeue());
while (steps.TryDequeue(out var step))
{
    switch (step)
    {
        case "--preload":
            AssemblyLoadContext.Default.LoadFromAssemblyPath(steps.Dequeue());
            break;
        case "--context":
            result.WriteLine("result|" + PrivateContext.Call(steps.Dequeue(), steps.Dequeue(), steps.Dequeue(), steps.Dequeue()));
            break;
        case "--module":
            Run(steps.Dequeue(), steps.Dequeue());
            break;
        default:
            throw new ArgumentException(step);
    }
}

foreach (var assembly in AssemblyLoadContext.All.SelectMany(context => context.Assemblies, (context, assembly) => (context, assembly)))
{
    var name = assembly.assembly.GetName();
    result.WriteLine($"{assembly.context.Name}|{name.Name}|{name.Version}|{(assembly.assembly.IsDynamic ? "" : assembly.assembly.Location)}");
}

return 0;

void Run(string manifest, string script)
{
    using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
    runspace.Open();
    using var shell = PowerShell.Create(runspace);
    shell.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", "Stop").Invoke();
    shell.Commands.Clear();
    foreach (var output in shell.AddScript(script).Invoke()) result.WriteLine("result|" + output);
    foreach (var error in shell.Streams.Error) result.WriteLine("error|" + error.FullyQualifiedErrorId + " " + error);
    foreach (var warning in shell.Streams.Warning) result.WriteLine("warning|" + warning);
}
