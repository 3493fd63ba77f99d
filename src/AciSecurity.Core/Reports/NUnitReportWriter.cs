using System.Globalization;
using System.Xml;
using AciSecurity.Findings;
using AciSecurity.Ports;

namespace AciSecurity.Reports;

/// <summary>Writes findings as an NUnit 3 report: a run, a suite for each type of resource, and a test for each finding.</summary>
/// <remarks>A failure is a failed test. What is Unknown has failed with the label Error, NUnit's word for a test that could not be carried out;
/// Inconclusive would leave a build green. What is exempt, or does not apply, is skipped. Each suite holds a quarter of a mebibyte of its tests in
/// memory and the rest in a temporary file. https://docs.nunit.org/articles/nunit/technical-notes/usage/Test-Result-XML-Format.html and
/// the schemas at https://github.com/nunit/nunit/tree/v3.14.0/src/NUnitFramework/framework/Schemas</remarks>
public sealed class NUnitReportWriter : IReportWriter
{
    private readonly Stream _stream;
    private readonly ReportOptions _options;
    private readonly ReportText _reportText;
    private readonly TestSuites _suites;
    private readonly TestText _text;
    private int _number;

    /// <summary>Starts a report on <paramref name="stream"/>, to which nothing is written before the end.</summary>
    public NUnitReportWriter(Stream stream, ReportOptions options)
    {
        _stream = stream;
        _options = options;
        _reportText = new(options.BaseFolder);
        _suites = new(_reportText);
        _text = new(_reportText);
    }

    /// <inheritdoc/>
    public void Write(Finding finding)
    {
        if (_options.Wants(finding)) _suites.Add(finding, WriteTest);
    }

    /// <inheritdoc/>
    public void Complete()
    {
        using var xml = XmlWriter.Create(_stream, TestSuites.XmlSettings);
        xml.WriteStartDocument();
        xml.WriteWhitespace("\n");
        xml.WriteStartElement("test-run");
        xml.WriteAttributeString("id", "0");
        WriteNames(xml, "AciSecurity");
        WriteCounts(xml, _suites.Count, outcome => _suites.CountOf(outcome));
        xml.WriteAttributeString("random-seed", "0");
        xml.WriteWhitespace("\n  ");
        xml.WriteElementString("filter", "");
        foreach (var suite in _suites.All) WriteSuite(xml, suite);
        xml.WriteWhitespace("\n");
        xml.WriteEndElement();
        xml.WriteWhitespace("\n");
    }

    /// <inheritdoc/>
    public void Dispose() => _suites.Dispose();

    private void WriteSuite(XmlWriter xml, TestSuite suite)
    {
        xml.WriteWhitespace("\n  ");
        xml.WriteStartElement("test-suite");
        xml.WriteAttributeString("type", "TestSuite");
        xml.WriteAttributeString("id", NextId());
        WriteNames(xml, suite.Name);
        xml.WriteAttributeString("runstate", "Runnable");
        WriteCounts(xml, suite.Count, suite.CountOf);
        xml.WriteString(""); // ends the start tag
        xml.Flush();
        suite.WriteTo(_stream);
        xml.WriteWhitespace("\n  ");
        xml.WriteEndElement();
    }

    private void WriteTest(XmlWriter xml, Finding finding)
    {
        var (name, resource) = (_text.Name(finding), _text.Class(finding));
        xml.WriteStartElement("test-case");
        xml.WriteAttributeString("id", NextId());
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("fullname", $"{resource}.{name}");
        xml.WriteAttributeString("methodname", finding.RuleId);
        xml.WriteAttributeString("classname", resource);
        xml.WriteAttributeString("runstate", "Runnable");
        xml.WriteAttributeString("seed", "0");
        xml.WriteAttributeString("result", Result(finding.Outcome));
        if (Label(finding.Outcome) is { } label) xml.WriteAttributeString("label", label);
        xml.WriteAttributeString("asserts", "0");
        WriteProperties(xml, finding);
        if (finding.Outcome is Outcome.Fail or Outcome.Unknown) WriteMessage(xml, "failure", _text.Details(finding));
        else if (finding.Outcome != Outcome.Pass) WriteMessage(xml, "reason", _text.Reason(finding));
        xml.WriteEndElement();
    }

    private void WriteProperties(XmlWriter xml, Finding finding)
    {
        xml.WriteStartElement("properties");
        Write("Severity", finding.Severity.ToString());
        Write("Outcome", finding.Outcome.ToString());
        Write("File", _reportText.Place(finding));
        Write("Fingerprint", finding.Fingerprint);
        Write("HelpUri", finding.HelpUri.AbsoluteUri);
        xml.WriteEndElement();

        void Write(string name, string? value)
        {
            if (value is null) return;
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("value", _reportText.Xml(value));
            xml.WriteEndElement();
        }
    }

    private static void WriteNames(XmlWriter xml, string name)
    {
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("fullname", name);
    }

    private static void WriteCounts(XmlWriter xml, int count, Func<Outcome, int> countOf)
    {
        var failed = countOf(Outcome.Fail) + countOf(Outcome.Unknown);
        Write("testcasecount", count);
        xml.WriteAttributeString("result", failed > 0 ? "Failed" : "Passed");
        Write("total", count);
        Write("passed", countOf(Outcome.Pass));
        Write("failed", failed);
        Write("warnings", 0);
        Write("inconclusive", 0);
        Write("skipped", countOf(Outcome.Exempt) + countOf(Outcome.NotApplicable));
        Write("asserts", 0);

        void Write(string name, int number) => xml.WriteAttributeString(name, number.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteMessage(XmlWriter xml, string element, string message)
    {
        xml.WriteStartElement(element);
        xml.WriteElementString("message", message);
        xml.WriteEndElement();
    }

    private static string Result(Outcome outcome) => outcome switch
    {
        Outcome.Fail or Outcome.Unknown => "Failed",
        Outcome.Pass => "Passed",
        _ => "Skipped",
    };

    private static string? Label(Outcome outcome) => outcome switch
    {
        Outcome.Unknown => "Error",
        Outcome.Exempt => "Ignored",
        _ => null,
    };

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"0-{++_number}");
}
