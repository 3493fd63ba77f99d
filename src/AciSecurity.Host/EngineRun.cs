using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace AciSecurity.Host;

/// <summary>Runs one script or command in one runspace, shows what comes through Out-Default, and finds the exit code.</summary>
internal sealed class EngineRun
{
    private readonly CommandLine _commandLine;
    private readonly ConsoleHost _host;
    private readonly Interruption _interruption;

    private EngineRun(CommandLine commandLine, ConsoleHost host, Interruption interruption)
    {
        _commandLine = commandLine;
        _host = host;
        _interruption = interruption;
    }

    /// <summary>Starts the engine with the module loaded, runs what the command line asks for, and returns the exit code.</summary>
    public static int Execute(CommandLine commandLine, string manifest, ConsoleOutput output)
    {
        using var interruption = new Interruption();
        var input = new ConsoleInput(commandLine.NonInteractive, interruption.Token);
        var host = new ConsoleHost(new ConsoleUserInterface(output, input));
        using var runspace = RunspaceFactory.CreateRunspace(host, State(commandLine, manifest));
        runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        try
        {
            runspace.Open();
        }
        catch (RuntimeException failure)
        {
            output.WriteErrorLine(failure.Message);
            return ExitCode.StartFailed;
        }

        return new EngineRun(commandLine, host, interruption).Execute(runspace);
    }

    private static InitialSessionState State(CommandLine commandLine, string manifest)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule(manifest);

        // Windows only. An engine without pwsh's configuration file would be Restricted, so the host brings the default that this file has;
        // what Group Policy or the environment says still holds. https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_execution_policies
        if (OperatingSystem.IsWindows() && (commandLine.ExecutionPolicy is not null || Environment.GetEnvironmentVariable("PSExecutionPolicyPreference") is null))
            state.ExecutionPolicy = commandLine.ExecutionPolicy ?? ExecutionPolicy.RemoteSigned;
        return state;
    }

    private int Execute(Runspace runspace)
    {
        var exit = new ExitVariable(runspace.Debugger);
        runspace.SessionStateProxy.PSVariable.Set(exit);
        using var pipeline = Work(runspace);
        var failure = Invoke(pipeline);
        if (_interruption.Signal is { } signal)
            return ExitCode.Interrupted(signal);
        if (failure is not null)
            Report(failure, runspace);
        if (_host.RequestedExitCode is { } requested)
            return requested;
        if (failure is not null)
            return ExitCode.Failure;

        // As with pwsh a script file fails by its exit code or by an error that ends it, a command also by a last statement that failed.
        if (_commandLine.Mode == RunMode.File)
            return exit.ScriptExitCode ?? ExitCode.Success;
        return runspace.SessionStateProxy.GetVariable("?") is true ? ExitCode.Success : ExitCode.Failure;
    }

    private Pipeline Work(Runspace runspace)
    {
        if (_commandLine.Mode == RunMode.Command)
            return runspace.CreatePipeline(_commandLine.Text, addToHistory: true); // Only what goes into the history leaves $? behind.
        var pipeline = runspace.CreatePipeline();
        var script = new Command(_commandLine.Text, isScript: false, useLocalScope: false);
        foreach (var argument in _commandLine.Arguments)
            script.Parameters.Add(argument);
        pipeline.Commands.Add(script);
        return pipeline;
    }

    /// <summary>Shows an error that ended the run as the engine shows all errors.</summary>
    private void Report(RuntimeException failure, Runspace runspace)
    {
        using var pipeline = runspace.CreatePipeline();
        pipeline.Input.Write(failure.ErrorRecord);
        _host.Console.WriteErrors();
        Invoke(pipeline);
    }

    private RuntimeException? Invoke(Pipeline pipeline)
    {
        if (pipeline.Commands.Count > 0)
            pipeline.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.Add(new Command("Out-Default", isScript: false, useLocalScope: true)
        {
            MergeUnclaimedPreviousCommandResults = PipelineResultTypes.Error | PipelineResultTypes.Output,
        });
        using (_interruption.Stops(pipeline))
        {
            try
            {
                pipeline.Invoke();
                return null;
            }
            catch (RuntimeException failure)
            {
                return failure;
            }
        }
    }
}
