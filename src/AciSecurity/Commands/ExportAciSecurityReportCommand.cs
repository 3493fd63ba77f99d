using System.Management.Automation;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Findings;
using AciSecurity.Reporting;
using AciSecurity.Reports;
using File = System.IO.File;

namespace AciSecurity.Commands;

/// <summary>Writes findings to report files and to the log of a CI job, and can fail at the end if they are too bad.</summary>
[Cmdlet(VerbsData.Export, "AciSecurityReport", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(Finding))]
public sealed class ExportAciSecurityReportCommand : FindingSinkCommand, IDisposable
{
    private readonly List<ReportFile> _reports = [];
    private readonly ReportFan<ReportFile> _fan;
    private FindingGate? _gate;
    private Annotations? _annotations;

    /// <summary>Makes the cmdlet.</summary>
    public ExportAciSecurityReportCommand() => _fan = new(_reports, static (report, finding) => report.Write(finding));

    /// <summary>The reports' files. None are needed where there are annotations.</summary>
    [Parameter(Position = 0, ParameterSetName = "Path")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The reports' files, as they stand.</summary>
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

    /// <summary>Whether files that exist are left alone.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Whether findings are passed on.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override FindingGate? Gate => FailOn is { } severity ? _gate ??= new(severity, AllowUnknown) : null;

    private string Folder => SessionState.Path.CurrentFileSystemLocation.ProviderPath;

    /// <summary>Leaves nothing behind of a report that is not whole.</summary>
    public void Dispose() => _reports.ForEach(report => report.Dispose());

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var options = new ReportOptions { BaseFolder = Folder, IncludePassed = IncludePassed };
        foreach (var target in Targets())
        {
            if (!ShouldProcess(target.Path, $"Write {target.Format} report")) continue;
            if (Try(target.Path, () => _reports.Add(new(target.Path, stream => ReportFormats.Open(target.Format, stream, options)))) is { } fault) Throw(fault);
        }

        if (MyInvocation.BoundParameters.ContainsKey(nameof(Annotate)) && !Annotate) return;
        if (JobLog.Service is { } service) _annotations = JobLog.Annotate(service, Folder);
        else if (Annotate) WriteVerbose("No annotations: neither GitHub Actions nor Azure Pipelines runs this.");
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _fan.Flush();
        ThrowWhatFailed();

        // One file that cannot be written must not cost the others.
        var faults = _reports.AsParallel().AsOrdered().Select(report => Try(report.Target, () => report.Complete(replace: !NoClobber))).ToList();
        foreach (var report in _reports)
            if (report.Shortfall is { } shortfall) WriteWarning($"{report.Target}: {shortfall} CSV and JSON lines hold all.");
        foreach (var line in _annotations?.Lines() ?? []) ShowLine(line);
        if (faults.Find(fault => fault is not null) is { } first) Throw(first);
        base.EndProcessing();
    }

    private protected override void Take(Finding finding)
    {
        _fan.Add(finding);
        ThrowWhatFailed();
        _annotations?.Add(finding);
        if (PassThru) WriteObject(finding);
    }

    private void ThrowWhatFailed()
    {
        if (_reports.Find(report => report.Fault is not null)?.Fault is { } fault) Throw(fault);
    }

    private IReadOnlyList<ReportTarget> Targets()
    {
        var targets = new ReportTargets(SessionState.Path);
        Array.ForEach(Path, targets.AddPattern);
        Array.ForEach(LiteralPath, targets.AddLiteral);
        if (Path.Length + LiteralPath.Length == 0 && !Annotate) Throw(ReportFaults.NoTarget());
        var found = targets.Of(Format);
        if (targets.Fault is { } fault) Throw(fault);
        if (NoClobber && found.FirstOrDefault(target => File.Exists(target.Path)) is { } existing) Throw(ReportFaults.FileExists(existing.Path));
        return found;
    }

    // As Write-Host does: the host prints it to standard output, where runners look, and it is no object of the pipeline.
    private void ShowLine(string line) => WriteInformation(new HostInformationMessage { Message = line }, ["PSHOST"]);

    private static Fault? Try(string path, Action write)
    {
        try
        {
            write();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ReportFaults.Unwritable(path, exception);
        }
    }

    private void Throw(Fault fault) => ThrowTerminatingError(FaultRecords.Of(fault));
}
