using AciSecurity.Sessions;

namespace AciSecurity.Reporting;

/// <summary>A report that is to be written.</summary>
/// <param name="Path">Full path of the file, or the address of the blob.</param>
/// <param name="Format">Its format.</param>
/// <param name="Blob">The blob that it is to be; null for a file.</param>
internal sealed record ReportTarget(string Path, ReportFormat Format, BlobAddress? Blob = null);
