using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>Keeps what a report says of each finding until the last one has come, and gives it back worst first.</summary>
/// <remarks>Problems come before the rest, and each of the two by severity, as findings sort. There is one spill for each of these ten
/// places, with half a mebibyte of memory: five mebibytes for a report of any size.</remarks>
internal sealed class WorstFirst : IDisposable
{
    private const int Memory = 512 * 1024;

    private readonly RecordSpill?[] _spills = new RecordSpill?[2 * FindingCounts.WorstFirst.Count];

    /// <summary>How many records there are.</summary>
    public int Count { get; private set; }

    /// <summary>Takes what the report says of a finding.</summary>
    public void Add(Finding finding, ReadOnlySpan<byte> record)
    {
        (_spills[Place(finding)] ??= new(Memory)).Add(record);
        Count++;
    }

    /// <summary>The records, worst first. Each is gone when the next is asked for.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Read() => _spills.SelectMany(spill => spill?.Read() ?? []);

    /// <summary>Forgets the records.</summary>
    public void Dispose()
    {
        foreach (var spill in _spills) spill?.Dispose();
    }

    private static int Place(Finding finding)
    {
        var severities = FindingCounts.WorstFirst.Count;
        return (finding.IsProblem ? 0 : severities) + severities - 1 - (int)finding.Severity;
    }
}
