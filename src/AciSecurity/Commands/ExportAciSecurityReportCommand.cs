using System.Management.Automation;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Findings;
using AciSecurity.Reporting;
using AciSecurity.Reports;
using AciSecurity.Sessions;
using File = System.IO.File;

namespace AciSecurity.Commands;

/// <summary>Writes findings to report files, to blobs and to the log of a CI job, and can fail at the end if they are too bad.</summary>
[Cmdlet(VerbsData.Export, "AciSecurityReport", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(Finding))]
public sealed class ExportAciSecurityReportCommand : FindingSinkCommand
{
    private readonly List<ReportFile> _reports = [];
    private readonly ReportFan<ReportFile> _fan;
    private IReadOnlyList<ReportTarget> _targets = [];
    private AciSecurityContext? _context;
    private FindingGate? _gate;
    private Annotations? _annotations;

    /// <summary>Makes the cmdlet.</summary>
    public ExportAciSecurityReportCommand() => _fan = new(_reports, static (report, finding) => report.Write(finding));

    /// <summary>The reports' files, and addresses of blobs. None are needed where there are annotations.</summary>
    [Parameter(Position = 0, ParameterSetName = "Path")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The reports' files, as they stand, and addresses of blobs.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The format of files whose names say none.</summary>
    [Parameter]
    public ReportFormat? Format { get; set; }

    /// <summary>Whether problems become annotations of the CI job; without it they do where a service runs the job that shows them.</summary>
    [Parameter]
    public SwitchParameter Annotate { get; set; }

    /// <summary>The least severity that fails; without it nothing does.</summary>
    [Parameter]
    public Severity? FailOn { get; set; }

    /// <summary>Whether findings of rules that are met are written to the reports, if they come.</summary>
    [Parameter]
    public SwitchParameter IncludePassed { get; set; }

    /// <summary>Whether files and blobs that exist are left alone.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Whether findings are passed on.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Who writes blobs, and in which cloud.</summary>
    [Parameter]
    [ValidateNotNull]
    public AciSecurityContext? Context { get; set; }

    private protected override FindingGate? Gate => FailOn is { } severity ? _gate ??= new(severity, AllowUnknown) : null;

    private string Folder => SessionState.Path.CurrentFileSystemLocation.ProviderPath;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _targets = [.. Targets().Where(target => ShouldProcess(target.Path, $"Write {target.Format} report"))];
        base.BeginProcessing();
        var options = new ReportOptions { BaseFolder = Folder, IncludePassed = IncludePassed };
        foreach (var target in _targets)
        {
            if (Begin(target, options) is { } fault) Throw(fault);
        }

        if (MyInvocation.BoundParameters.ContainsKey(nameof(Annotate)) && !Annotate) return;
        if (JobLog.Service is { } service) _annotations = JobLog.Annotate(service, Folder);
        else if (Annotate) WriteVerbose("No annotations: neither GitHub Actions nor Azure Pipelines runs this.");
    }

    /// <summary>Finds out who writes blobs: an audit is not to run for an hour first.</summary>
    protected override async Task BeginAsync(CancellationToken cancellationToken)
    {
        var blobs = _targets.Select(target => target.Blob).OfType<BlobAddress>().ToList();
        if (blobs.Count == 0) return;
        _context = await LiveSession.OpenAsync(this, Context, cancellationToken).ConfigureAwait(false);
        blobs.ForEach(blob => blob.MustBeIn(_context.Environment));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _fan.Flush();
        ThrowWhatFailed();

        // One report that cannot be put in its place must not cost the others.
        _reports.AsParallel().ForAll(report => report.Complete(replace: !NoClobber));
        foreach (var report in _reports)
            if (report.Shortfall is { } shortfall) WriteWarning($"{report.Target.Path}: {shortfall} CSV and JSON lines hold all.");
        foreach (var line in _annotations?.Lines() ?? []) ShowLine(line);
        base.EndProcessing();
    }

    /// <summary>Uploads what is to be a blob; the gate comes after it.</summary>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_context is not null)
        {
            var uploads = new ReportUploads(_context, replace: !NoClobber);
            await Task.WhenAll(_reports.Select(report => uploads.UploadAsync(report, cancellationToken))).ConfigureAwait(false);
        }

        if (FirstFault is { } fault) throw new FaultException(fault);
    }

    /// <summary>Leaves nothing behind of a report that is not whole.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _reports.ForEach(report => report.Dispose());
        base.Dispose(disposing);
    }

    private protected override void Take(Finding finding)
    {
        _fan.Add(finding);
        ThrowWhatFailed();
        _annotations?.Add(finding);
        if (PassThru) WriteObject(finding);
    }

    private Fault? FirstFault => _reports.Find(report => report.Fault is not null)?.Fault;

    private void ThrowWhatFailed()
    {
        if (FirstFault is { } fault) Throw(fault);
    }

    private IReadOnlyList<ReportTarget> Targets()
    {
        var targets = new ReportTargets(SessionState.Path);
        Array.ForEach(Path, targets.AddPattern);
        Array.ForEach(LiteralPath, targets.AddLiteral);
        if (Path.Length + LiteralPath.Length == 0 && !Annotate) Throw(ReportFaults.NoTarget());
        var found = targets.Of(Format);
        if (targets.Fault is { } fault) Throw(fault);
        if (NoClobber && found.FirstOrDefault(target => target.Blob is null && File.Exists(target.Path)) is { } existing) Throw(ReportFaults.FileExists(existing.Path));
        return found;
    }

    // As Write-Host does: the host prints it to standard output, where runners look, and it is no object of the pipeline.
    private void ShowLine(string line) => WriteInformation(new HostInformationMessage { Message = line }, ["PSHOST"]);

    private Fault? Begin(ReportTarget target, ReportOptions options)
    {
        try
        {
            _reports.Add(new(target, stream => ReportFormats.Open(target.Format, stream, options)));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ReportFaults.Unwritable(target.Path, exception);
        }
    }

    private void Throw(Fault fault) => ThrowTerminatingError(FaultRecords.Of(fault));
}
