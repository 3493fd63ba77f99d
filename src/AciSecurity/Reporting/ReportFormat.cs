namespace AciSecurity.Reporting;

/// <summary>The formats in which findings can be exported.</summary>
public enum ReportFormat
{
    /// <summary>SARIF 2.1.0, for code scanning services and editors.</summary>
    Sarif,

    /// <summary>One HTML file for people, which needs no network.</summary>
    Html,
}
