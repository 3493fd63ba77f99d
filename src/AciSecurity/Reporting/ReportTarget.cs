namespace AciSecurity.Reporting;

/// <summary>A report that is to be written.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="Format">Its format.</param>
internal sealed record ReportTarget(string Path, ReportFormat Format);
