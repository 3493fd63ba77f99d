using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Findings;
using AciSecurity.Ports;

namespace AciSecurity.Reporting;

/// <summary>A report on its way to a file: written beside the target and renamed when it is whole, so that nobody ever
/// reads half a report and a run that is broken off leaves what was there before.</summary>
internal sealed class ReportFile : IDisposable
{
    private readonly string _target;
    private readonly string _temporary;
    private readonly FileStream _stream;
    private readonly IReportWriter _writer;
    private bool _isOpen = true;

    /// <summary>Starts a report.</summary>
    /// <param name="target">Full path of the file.</param>
    /// <param name="open">Makes the writer.</param>
    public ReportFile(string target, Func<Stream, IReportWriter> open)
    {
        _target = target;
        _temporary = Path.Combine(Path.GetDirectoryName(target)!, $"{Path.GetFileName(target)}.{Path.GetRandomFileName()}.tmp");
        _stream = new(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        _writer = open(_stream);
    }

    /// <summary>Full path of the file.</summary>
    public string Target => _target;

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
            Fault = ReportFaults.Unwritable(_target, exception);
        }
    }

    /// <summary>Ends the report and puts it in its place.</summary>
    public void Complete(bool replace)
    {
        _writer.Complete();
        Close();
        try
        {
            File.Move(_temporary, _target, replace);
        }
        catch
        {
            File.Delete(_temporary);
            throw;
        }
    }

    /// <summary>Gives the report up unless it is complete.</summary>
    public void Dispose()
    {
        if (!_isOpen) return;
        Close();
        File.Delete(_temporary);
    }

    private void Close()
    {
        _isOpen = false;
        _writer.Dispose();
        _stream.Dispose();
    }
}
