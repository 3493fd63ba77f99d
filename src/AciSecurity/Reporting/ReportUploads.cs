using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Hosting;
using AciSecurity.Sessions;

namespace AciSecurity.Reporting;

/// <summary>Brings whole reports to where their blobs are to be.</summary>
/// <param name="context">Who writes them.</param>
/// <param name="replace">Whether blobs that are there are replaced.</param>
internal sealed class ReportUploads(AciSecurityContext context, bool replace)
{
    /// <summary>Uploads a report unless it has a fault; it has one afterwards where that failed.</summary>
    public async Task UploadAsync(ReportFile report, CancellationToken cancellationToken)
    {
        if (report.Fault is not null || report.Target.Blob is not { } blob) return;
        try
        {
            await EngineBridge.UploadAsync(context, new() { Address = blob, File = report.File, ContentType = ReportFormats.ContentTypeOf(report.Target.Format), Replace = replace }, cancellationToken).ConfigureAwait(false);
        }
        catch (FaultException exception)
        {
            report.Fail(exception.Fault);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report.Fail(ReportFaults.Unwritable(report.Target.Path, exception));
        }
    }
}
