using System.Management.Automation;

#pragma warning disable RS0030 // One of the host's two console classes: everything the host reads comes through here.

namespace AciSecurity.Host;

/// <summary>Standard input: a person's answers, or the lines of a file or another program.</summary>
internal sealed class ConsoleInput(bool nonInteractive, CancellationToken interruption)
{
    /// <summary>Refuses to ask where nobody is to be asked.</summary>
    /// <exception cref="PSInvalidOperationException">The run is not interactive.</exception>
    public void MustBeInteractive()
    {
        if (nonInteractive)
            throw new PSInvalidOperationException("The run is not interactive (-NonInteractive): nothing can be asked.");
    }

    /// <summary>Reads a line; null at the end of the input.</summary>
    /// <exception cref="PSInvalidOperationException">The run is not interactive.</exception>
    public string? ReadLine()
    {
        MustBeInteractive();
        try
        {
            // A read of the console cannot be ended from outside, so it waits on a thread of its own, which the end of the process takes along.
            return Task.Run(Console.In.ReadLine, CancellationToken.None).WaitAsync(interruption).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }
}
