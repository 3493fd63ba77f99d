using AciSecurity.Findings;

namespace AciSecurity.Ports;

/// <summary>Writes a run's findings as a report while they come; nothing is kept.</summary>
public interface IReportWriter : IDisposable
{
    /// <summary>Writes one finding.</summary>
    void Write(Finding finding);

    /// <summary>Writes what comes after the last finding. Without it a report is not whole.</summary>
    void Complete();
}
