using AciSecurity.Findings;

namespace AciSecurity.Ports;

/// <summary>Writes a run's findings as a report while they come. What a format cannot write at once waits outside of memory.</summary>
public interface IReportWriter : IDisposable
{
    /// <summary>What the report had to leave out, as a sentence, once it is complete; null where it holds everything.</summary>
    string? Shortfall => null;

    /// <summary>Writes one finding.</summary>
    void Write(Finding finding);

    /// <summary>Writes what comes after the last finding. Without it a report is not whole.</summary>
    void Complete();
}
