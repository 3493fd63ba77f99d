using System.Globalization;
using System.Xml;
using AciSecurity.Findings;
using AciSecurity.Ports;

namespace AciSecurity.Reports;

/// <summary>Writes findings as a JUnit report, which Azure Pipelines, GitLab and Jenkins show as tests: a suite for each type of resource, and a
/// test for each finding.</summary>
/// <remarks>A failure is a failed test. What is Unknown is an error, JUnit's word for a test that could not be carried out, and counts as
/// failed everywhere. What is exempt, or does not apply, is skipped. Each suite holds a quarter of a mebibyte of its tests in memory and the rest in a
/// temporary file. The format is that of Jenkins:
/// https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd</remarks>
public sealed class JUnitReportWriter : IReportWriter
{
    private readonly Stream _stream;
    private readonly ReportOptions _options;
    private readonly TestSuites _suites;
    private readonly TestText _text;

    /// <summary>Starts a report on <paramref name="stream"/>, to which nothing is written before the end.</summary>
    public JUnitReportWriter(Stream stream, ReportOptions options)
    {
        var text = new ReportText(options.BaseFolder);
        _stream = stream;
        _options = options;
        _suites = new(text);
        _text = new(text);
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
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "AciSecurity");
        WriteNumber(xml, "tests", _suites.Count);
        WriteNumber(xml, "failures", _suites.CountOf(Outcome.Fail));
        WriteNumber(xml, "errors", _suites.CountOf(Outcome.Unknown));
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
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", suite.Name);
        WriteNumber(xml, "tests", suite.Count);
        WriteNumber(xml, "failures", suite.CountOf(Outcome.Fail));
        WriteNumber(xml, "errors", suite.CountOf(Outcome.Unknown));
        WriteNumber(xml, "skipped", suite.CountOf(Outcome.Exempt) + suite.CountOf(Outcome.NotApplicable));
        xml.WriteString(""); // ends the start tag
        xml.Flush();
        suite.WriteTo(_stream);
        xml.WriteWhitespace("\n  ");
        xml.WriteEndElement();
    }

    private void WriteTest(XmlWriter xml, Finding finding)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", _text.Name(finding));
        xml.WriteAttributeString("classname", _text.Class(finding));
        if (Element(finding.Outcome) is { } element)
        {
            xml.WriteStartElement(element);
            xml.WriteAttributeString("type", finding.Outcome.ToString());
            xml.WriteAttributeString("message", _text.Reason(finding));
            xml.WriteString(_text.Details(finding));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string? Element(Outcome outcome) => outcome switch
    {
        Outcome.Fail => "failure",
        Outcome.Unknown => "error",
        Outcome.Pass => null,
        _ => "skipped",
    };

    private static void WriteNumber(XmlWriter xml, string name, int number) =>
        xml.WriteAttributeString(name, number.ToString(CultureInfo.InvariantCulture));
}
