using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Findings;
using AciSecurity.Ports;

namespace AciSecurity.Reporting;

/// <summary>A report on its way to its place: written to a file of its own and put there when it is whole, so that nobody ever
/// reads half a report and a run that is broken off leaves what was there before.</summary>
internal sealed class ReportFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly IReportWriter _writer;
    private bool _isOpen = true;
    private bool _isPlaced;

    /// <summary>Starts a report.</summary>
    /// <param name="target">Where it is to be.</param>
    /// <param name="open">Makes the writer.</param>
    public ReportFile(ReportTarget target, Func<Stream, IReportWriter> open)
    {
        Target = target;
        File = target.Blob is null
            ? $"{target.Path}.{Path.GetRandomFileName()}.tmp"
            : Path.Combine(Path.GetTempPath(), $"acisecurity-{Path.GetRandomFileName()}.tmp");
        _stream = new(File, Options(target));
        _writer = open(_stream);
    }

    /// <summary>Where it is to be.</summary>
    public ReportTarget Target { get; }

    /// <summary>Full path of the file that it is written to.</summary>
    public string File { get; }

    /// <inheritdoc cref="IReportWriter.Shortfall"/>
    public string? Shortfall => _writer.Shortfall;

    /// <summary>Why the report could not be written; null while it could.</summary>
    public Fault? Fault { get; private set; }

    /// <summary>Writes one finding, unless the report has a <see cref="Fault"/>.</summary>
    public void Write(Finding finding)
    {
        if (Fault is not null) return;
        try
        {
            _writer.Write(finding);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fault = ReportFaults.Unwritable(Target.Path, exception);
        }
    }

    /// <summary>Ends the report. A file is put in its place; for a blob it is ready to be uploaded.</summary>
    /// <param name="replace">Whether a file that is there is replaced.</param>
    public void Complete(bool replace)
    {
        try
        {
            _writer.Complete();
            Close();
            if (Target.Blob is not null) return;
            System.IO.File.Move(File, Target.Path, replace);
            _isPlaced = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fault = ReportFaults.Unwritable(Target.Path, exception);
        }
    }

    /// <summary>Says why it could not be put in its place.</summary>
    public void Fail(Fault fault) => Fault ??= fault;

    /// <summary>Leaves nothing behind but what is in its place.</summary>
    public void Dispose()
    {
        Close();
        if (!_isPlaced) System.IO.File.Delete(File);
    }

    // A folder for temporary files may be everybody's; beside its place the report is as readable as what it becomes.
    private static FileStreamOptions Options(ReportTarget target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (target.Blob is not null && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private void Close()
    {
        if (!_isOpen) return;
        _isOpen = false;
        _writer.Dispose();
        _stream.Dispose();
    }
}
