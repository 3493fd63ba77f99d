using System.Management.Automation;

namespace AciSecurity.Host;

/// <summary>Progress on one line of the terminal, which the next output takes away. Nothing is shown where a line cannot be redrawn.</summary>
internal sealed class ProgressLine(ConsoleOutput output)
{
    private const int MillisecondsBetweenDrawings = 100;
    private const string ClearLine = "\r\x1b[K";

    private readonly Lock _lock = new();
    private long _lastDrawing;
    private bool _isShown;

    /// <summary>Shows the activity and how far it is.</summary>
    public void Show(ProgressRecord record)
    {
        if (!output.CanRedraw)
            return;
        if (record.RecordType == ProgressRecordType.Completed)
        {
            Clear();
            return;
        }

        lock (_lock)
        {
            if (_isShown && Environment.TickCount64 - _lastDrawing < MillisecondsBetweenDrawings)
                return;
            var percent = record.PercentComplete < 0 ? "" : $" {record.PercentComplete}%";
            var text = $"{record.Activity}: {record.StatusDescription}{percent}";
            output.WriteError(ClearLine + text[..Math.Min(text.Length, output.Width - 1)]);
            _lastDrawing = Environment.TickCount64;
            _isShown = true;
        }
    }

    /// <summary>Takes the line away, if there is one.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            if (_isShown)
                output.WriteError(ClearLine);
            _isShown = false;
        }
    }
}
