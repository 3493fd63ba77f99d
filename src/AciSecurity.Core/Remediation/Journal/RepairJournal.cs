using System.Text.Json;
using AciSecurity.Faults;

namespace AciSecurity.Remediation.Journal;

/// <summary>The file that knows what was repaired: lines of JSON, each on the disk before the write that it is about is sent.</summary>
/// <param name="path">The file; it need not be there.</param>
/// <param name="clock">The time.</param>
/// <remarks>Several repairs may write to one file, from several processes too: a line is appended as a whole.</remarks>
public sealed class RepairJournal(string path, TimeProvider clock)
{
    private const int MostTries = 500;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20);

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Says that a plan is about to be carried out.</summary>
    /// <exception cref="FaultException">The file cannot be written, so nothing may be changed.</exception>
    public async Task<JournalEntry> StartAsync(RemediationPlan plan, Uri resourceManager, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var entry = new JournalEntry
        {
            Id = Guid.NewGuid(),
            Started = now,
            Time = now,
            State = JournalState.Started,
            ResourceManager = resourceManager.GetLeftPart(UriPartial.Authority),
            ResourceId = plan.ResourceId,
            RuleIds = plan.RuleIds,
            Writes = plan.Writes,
            Restarts = plan.Restarts,
        };
        await AppendAsync(entry, cancellationToken).ConfigureAwait(false);
        return entry;
    }

    /// <summary>Says how far a repair came. What happened is written down even when the run is being stopped.</summary>
    public Task EndAsync(JournalEntry entry, JournalState state, string? reason = null, IReadOnlyDictionary<string, string>? after = null) =>
        AppendAsync(entry with { State = state, Time = clock.GetUtcNow(), Reason = reason, After = after ?? entry.After }, CancellationToken.None);

    /// <summary>The repairs in the file, each as far as it came, in the order in which they started.</summary>
    /// <exception cref="FaultException">The file cannot be read, or is no journal.</exception>
    public IReadOnlyList<JournalEntry> Read()
    {
        var lines = Lines();
        var entries = new Dictionary<Guid, JournalEntry>();
        for (var at = 0; at < lines.Length; at++)
        {
            if (Parse(lines[at]) is { } entry) entries[entry.Id] = entry;

            // Whoever is stopped while writing leaves half a line behind, and nothing was sent for it.
            else if (at < lines.Length - 1 && !IsTorn(lines[at])) throw new FaultException(RemediationFaults.JournalInvalid(path, at + 1));
        }

        return [.. entries.Values.OrderBy(entry => entry.Started)];
    }

    /// <summary>The lines, whoever is writing one: half a line is known for what it is.</summary>
    private string[] Lines()
    {
        if (Directory.Exists(path)) throw new FaultException(RemediationFaults.JournalUnreadable(path, "it is a folder"));
        try
        {
            if (!File.Exists(path)) return [];
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(file);
            return text.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(RemediationFaults.JournalUnreadable(path, exception.GetType().Name));
        }
    }

    private static bool IsTorn(string line) => line.Length == 0 || line.StartsWith("{\"id\":", StringComparison.Ordinal);

    /// <summary>Opens the file for itself; another repair may have it for the moment of a line.</summary>
    private async Task<FileStream> OpenAsync(CancellationToken cancellationToken)
    {
        for (var left = MostTries; ; left--)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (left > 1 && File.Exists(path))
            {
                await Task.Delay(BetweenTries, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static JournalEntry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JournalJson.Default.JournalEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var line = JsonSerializer.SerializeToUtf8Bytes(entry, JournalJson.Default.JournalEntry);
            if (System.IO.Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            await using var file = await OpenAsync(cancellationToken).ConfigureAwait(false);
            if (file.Length > 0)
            {
                // After half a line the next one begins anew.
                file.Seek(-1, SeekOrigin.End);
                if (file.ReadByte() != '\n') file.WriteByte((byte)'\n');
            }

            await file.WriteAsync((byte[])[.. line, (byte)'\n'], cancellationToken).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new FaultException(RemediationFaults.JournalUnwritable(path, exception.GetType().Name));
        }
    }
}
