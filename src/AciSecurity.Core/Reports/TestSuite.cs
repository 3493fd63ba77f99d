using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>The findings of one type of resource, as tests of a test report.</summary>
/// <remarks>A suite says how many of its tests failed before it says which, so they wait: in a quarter of a mebibyte of memory, and beyond it
/// in a temporary file.</remarks>
/// <param name="resourceType">The type, which is the suite's name.</param>
internal sealed class TestSuite(string resourceType) : IDisposable
{
    private const int Memory = 256 * 1024;

    private readonly RecordSpill _tests = new(Memory);
    private readonly FindingCounts _counts = new();

    /// <summary>The suite's name.</summary>
    public string Name => resourceType;

    /// <summary>How many tests there are.</summary>
    public int Count => _tests.Count;

    /// <summary>Takes a finding, and how the report writes it.</summary>
    public void Add(Finding finding, ReadOnlySpan<byte> test)
    {
        _counts.Add(finding);
        _tests.Add(test);
    }

    /// <summary>How many findings had this outcome.</summary>
    public int CountOf(Outcome outcome) => _counts.Of(outcome);

    /// <summary>Writes the tests in the order in which they came.</summary>
    public void WriteTo(Stream stream)
    {
        foreach (var test in _tests.Read()) stream.Write(test.Span);
    }

    /// <summary>Forgets the tests.</summary>
    public void Dispose() => _tests.Dispose();
}
