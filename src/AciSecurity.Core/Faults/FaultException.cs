namespace AciSecurity.Faults;

/// <summary>A fault as an exception: as PowerShell's error records want it, and where a call cannot go on.</summary>
public sealed class FaultException : Exception
{
    /// <summary>Makes the exception of <paramref name="fault"/>.</summary>
    public FaultException(Fault fault)
        : base(fault.Message) => Fault = fault;

    /// <summary>What went wrong.</summary>
    public Fault Fault { get; }
}
