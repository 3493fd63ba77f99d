using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Findings;
using AciSecurity.Reporting;
using AciSecurity.Reports;
using File = System.IO.File;

namespace AciSecurity.Commands;

/// <summary>Writes findings to a report file, and can fail at the end if they are too bad.</summary>
[Cmdlet(VerbsData.Export, "AciSecurityReport", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(Finding))]
public sealed class ExportAciSecurityReportCommand : FindingSinkCommand, IDisposable
{
    private FindingGate? _gate;
    private ReportFile? _report;
    private string _target = "";

    /// <summary>The report's file.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The report's file, as it stands.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = "";

    /// <summary>The report's format; without it the file's name says it.</summary>
    [Parameter]
    public ReportFormat? Format { get; set; }

    /// <summary>The least severity that fails; without it nothing does.</summary>
    [Parameter]
    public Severity? FailOn { get; set; }

    /// <summary>Whether findings of rules that are met are written to the report, if they come.</summary>
    [Parameter]
    public SwitchParameter IncludePassed { get; set; }

    /// <summary>Whether a file that exists is left alone.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Whether findings are passed on.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override FindingGate? Gate => FailOn is { } severity ? _gate ??= new(severity, AllowUnknown) : null;

    /// <summary>Leaves nothing behind of a report that is not whole.</summary>
    public void Dispose() => _report?.Dispose();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _target = Target();
        var format = Format ?? ReportFormats.OfName(_target);
        if (format is null) Throw(ReportFaults.FormatUnknown(_target, ReportFormats.Description));
        if (NoClobber && File.Exists(_target)) Throw(ReportFaults.FileExists(_target));
        if (!ShouldProcess(_target, $"Write {format} report")) return;
        var folder = SessionState.Path.CurrentFileSystemLocation.ProviderPath;
        Try(() => _report = new(_target, stream => ReportFormats.Open(format!.Value, stream, folder, IncludePassed)));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_report is { } report) Try(() => report.Complete(replace: !NoClobber));
        base.EndProcessing();
    }

    private protected override void Take(Finding finding)
    {
        if (_report is { } report) Try(() => report.Write(finding));
        if (PassThru) WriteObject(finding);
    }

    private string Target()
    {
        var selection = new PathSelection(SessionState.Path);
        if (ParameterSetName == "LiteralPath") selection.AddLiteral(LiteralPath);
        else selection.AddPattern(Path);
        if (selection.Faults is [var fault, ..]) Throw(fault);
        if (selection.Paths.Count > 1) Throw(InputFaults.PathAmbiguous(Path));
        return selection.Paths[0];
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Throw(ReportFaults.Unwritable(_target, exception));
        }
    }

    private void Throw(Fault fault) => ThrowTerminatingError(FaultRecords.Of(fault));
}
