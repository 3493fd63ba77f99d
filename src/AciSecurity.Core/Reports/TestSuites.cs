using System.Text;
using System.Xml;
using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>The suites of a test report in XML, one for each type of resource, and the piece of XML that each test is.</summary>
internal sealed class TestSuites(ReportText text) : IDisposable
{
    private readonly SortedDictionary<string, TestSuite> _suites = new(StringComparer.Ordinal);
    private readonly MemoryStream _piece = new();
    private XmlWriter? _xml;

    /// <summary>How the report's XML is written. Line breaks stand where the writers of reports put them.</summary>
    public static XmlWriterSettings XmlSettings { get; } = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineChars = "\n" };

    /// <summary>The suites by name.</summary>
    public IReadOnlyCollection<TestSuite> All => _suites.Values;

    /// <summary>How many tests there are.</summary>
    public int Count => _suites.Values.Sum(suite => suite.Count);

    /// <summary>Takes a finding, with what <paramref name="write"/> writes of it.</summary>
    public void Add(Finding finding, Action<XmlWriter, Finding> write)
    {
        var type = text.Xml(finding.ResourceType);
        if (!_suites.TryGetValue(type, out var suite)) _suites.Add(type, suite = new(type));
        _xml ??= XmlWriter.Create(_piece, Pieces());
        _piece.SetLength(0);
        _xml.WriteWhitespace("\n    ");
        write(_xml, finding);
        _xml.Flush();
        suite.Add(finding, _piece.GetBuffer().AsSpan(0, (int)_piece.Length));
    }

    /// <summary>How many findings had one of these outcomes.</summary>
    public int CountOf(params Outcome[] outcomes) => outcomes.Sum(outcome => _suites.Values.Sum(suite => suite.CountOf(outcome)));

    /// <summary>Forgets the suites.</summary>
    public void Dispose()
    {
        _xml?.Dispose();
        foreach (var suite in _suites.Values) suite.Dispose();
    }

    private static XmlWriterSettings Pieces()
    {
        var settings = XmlSettings.Clone();
        settings.ConformanceLevel = ConformanceLevel.Fragment;
        settings.OmitXmlDeclaration = true;
        settings.CheckCharacters = false; // ReportText.Xml leaves none that XML forbids
        return settings;
    }
}
