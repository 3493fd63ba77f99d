using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace AciSecurity.Tests.Hosting;

/// <summary>A user's session with the module imported from the repository, in an engine that has nothing else.</summary>
internal sealed class Session : IDisposable
{
    private readonly Runspace _runspace;

    public Session(TestHost? host = null, bool withTestCommands = false)
    {
        Host = host ?? new TestHost();
        _runspace = RunspaceFactory.CreateRunspace(Host, InitialSessionState.CreateDefault2());
        _runspace.Open();
        Import(BuiltFiles.Manifest);
        if (withTestCommands) Import(BuiltFiles.TestAssembly("AciSecurity.TestCommands"));
    }

    public TestHost Host { get; }

    public string Shown => Host.Screen.Text;

    /// <summary>A shell on this session, for what <see cref="Run"/> does not do.</summary>
    public PowerShell Shell() => PowerShell.Create(_runspace);

    /// <summary>Runs a script; <c>$data</c> in it is <paramref name="data"/>.</summary>
    public Result Run(string script, object? data = null)
    {
        using var shell = Shell();
        _runspace.SessionStateProxy.SetVariable("data", data);
        shell.AddScript(script);
        RuntimeException? failure = null;
        var output = new List<PSObject>();
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException exception)
        {
            failure = exception;
        }

        return new(
            output,
            [.. shell.Streams.Error],
            [.. shell.Streams.Warning.Select(record => record.Message)],
            [.. shell.Streams.Verbose.Select(record => record.Message)],
            failure);
    }

    /// <summary>Runs a script that must end with an error, and gives that error.</summary>
    public ErrorRecord Catch(string script, object? data = null)
    {
        var result = Run($"try {{ {script} }} catch {{ return $_ }} throw 'The script ended without an error.'", data);
        return Assert.IsType<ErrorRecord>(result.Output[^1].BaseObject);
    }

    public void Dispose() => _runspace.Dispose();

    private void Import(string path)
    {
        using var shell = Shell();
        shell.AddCommand("Import-Module").AddParameter("Name", path).AddParameter("ErrorAction", "Stop").Invoke();
    }
}
