using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>Hands findings to several reports at once: each report is written by one thread at a time, in the order of the findings,
/// and different ones side by side.</summary>
/// <param name="reports">The reports. One alone gets each finding as it comes; several get them in batches.</param>
/// <param name="write">Writes a finding to a report. It must not throw: no other thread would hear of it.</param>
public sealed class ReportFan<T>(IReadOnlyList<T> reports, Action<T, Finding> write)
{
    private const int BatchSize = 256;

    private readonly List<Finding> _batch = [];

    /// <summary>Takes a finding.</summary>
    public void Add(Finding finding)
    {
        _batch.Add(finding);
        if (reports.Count < 2 || _batch.Count == BatchSize) Flush();
    }

    /// <summary>Hands over what waits.</summary>
    public void Flush()
    {
        if (reports.Count < 2)
        {
            foreach (var report in reports) Write(report);
        }
        else
        {
            Parallel.ForEach(reports, Write);
        }

        _batch.Clear();
    }

    private void Write(T report)
    {
        foreach (var finding in _batch) write(report, finding);
    }
}
