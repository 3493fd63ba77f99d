using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>Keeps what a report says of each finding until the last one has come, and gives it back worst first.</summary>
/// <remarks>Problems come before the rest, and each of the two by severity, as findings sort. There is one spill for each of these ten
/// places, with half a mebibyte of memory: five mebibytes for a report of any size.</remarks>
/// <param name="mostRecords">How many records are read at most.</param>
/// <param name="mostBytes">How many bytes of records are read at most.</param>
internal sealed class WorstFirst(int mostRecords, long mostBytes) : IDisposable
{
    private const int Memory = 512 * 1024;

    private readonly RecordSpill?[] _spills = new RecordSpill?[2 * FindingCounts.WorstFirst.Count];

    /// <summary>How many records there are, with those that were left out.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a record of this finding could still be read: what comes before it leaves room for it. Where it does not, it
    /// never will.</summary>
    public bool HasRoom(Finding finding)
    {
        var (records, bytes) = (0L, 0L);
        for (var place = 0; place <= Place(finding); place++)
        {
            records += _spills[place]?.Count ?? 0;
            bytes += _spills[place]?.Bytes ?? 0;
        }

        return records < mostRecords && bytes < mostBytes;
    }

    /// <summary>Counts a finding for which there is no room.</summary>
    public void LeaveOut() => Count++;

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
