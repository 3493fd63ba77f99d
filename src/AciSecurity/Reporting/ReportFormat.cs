namespace AciSecurity.Reporting;

/// <summary>The formats in which findings can be exported.</summary>
public enum ReportFormat
{
    /// <summary>SARIF 2.1.0, for code scanning services and editors.</summary>
    Sarif,

    /// <summary>One HTML file for people, which needs no network.</summary>
    Html,

    /// <summary>JUnit, for services that show tests.</summary>
    JUnit,

    /// <summary>NUnit 3, for services that show tests.</summary>
    NUnit,

    /// <summary>Comma-separated values, for spreadsheets.</summary>
    Csv,

    /// <summary>Markdown, for job summaries.</summary>
    Markdown,

    /// <summary>One JSON object a line, for scripts and log stores.</summary>
    JsonLines,
}
