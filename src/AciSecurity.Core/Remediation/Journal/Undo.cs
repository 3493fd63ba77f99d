using System.Text.Json.Nodes;
using AciSecurity.Faults;
using AciSecurity.Ports;

namespace AciSecurity.Remediation.Journal;

/// <summary>Takes back what a journal has: the last first, and only where what was written is still there.</summary>
/// <param name="remediator">Reads and writes.</param>
/// <param name="journal">The journal.</param>
/// <param name="resourceManager">The Resource Manager of the cloud.</param>
public sealed class Undo(IRemediator remediator, RepairJournal journal, Uri resourceManager)
{
    /// <summary>The repairs that may have to be taken back, the last first.</summary>
    public IReadOnlyList<JournalEntry> Open() =>
        [.. journal.Read().Where(entry => entry.State != JournalState.Undone && entry.ResourceManager == resourceManager.GetLeftPart(UriPartial.Authority)).Reverse()];

    /// <summary>Finds out what of a repair is there. Nothing is written.</summary>
    /// <exception cref="FaultException">It cannot be read.</exception>
    public async Task<UndoPlan> PlanAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        var (back, changed) = (new List<PlannedWrite>(), new List<string>());
        var final = entry.Writes.Where(write => write.Undo is null).SelectMany(write => write.Changes).Select(change => change.Path).ToList();
        foreach (var write in entry.Writes.Where(write => write.Undo is not null).Reverse())
        {
            var json = await remediator.ReadAsync(write.Write.Id, write.Write.ApiVersion, cancellationToken).ConfigureAwait(false);
            var now = json is { } there ? JsonNode.Parse(there.Span) : null;
            if (now is null && write.Creates) continue;
            if (now is null) changed.Add($"{write.Write.Id} is gone");
            else if (write.Changes.All(change => Is(now, change.Path, change.Before ?? change.WhenAbsent)) && !write.Creates) continue;
            else if (write.Changes.All(change => Is(now, change.Path, change.After, write.Write.Method == WriteMethod.Put))) back.Add(Back(write));
            else changed.AddRange(write.Changes.Where(change => !Is(now, change.Path, change.After)).Select(change => $"{change.Path} is {now.At(change.Path)?.ToJsonString() ?? "not set"}"));
        }

        return new(entry, back, changed) { Final = final };
    }

    /// <summary>Takes back what a plan says.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Stops before the next request.</param>
    public async Task<UndoResult> ApplyAsync(UndoPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var write in plan.Writes)
            {
                await remediator.WriteAsync(write.Write, cancellationToken).ConfigureAwait(false);
                var json = await remediator.ReadAsync(write.Write.Id, write.Write.ApiVersion, cancellationToken).ConfigureAwait(false);
                if (write.Write.Method == WriteMethod.Delete ? json is not null : json is null) throw new FaultException(RemediationFaults.NotKept(write.Write.Id, json is null ? "it is gone" : "it is still there"));
                var now = json is { } there ? JsonNode.Parse(there.Span) : null;
                if (write.Changes.FirstOrDefault(change => write.Write.Method != WriteMethod.Delete && !Is(now, change.Path, change.After)) is { } lost) throw new FaultException(RemediationFaults.NotKept(write.Write.Id, lost.ToString()));
            }

            await journal.EndAsync(plan.Entry, JournalState.Undone).ConfigureAwait(false);
            return plan.Result(plan.Writes.Count == 0 ? UndoState.NothingToUndo : UndoState.Undone, "");
        }
        catch (FaultException exception)
        {
            return plan.Result(UndoState.Failed, exception.Fault.Message);
        }
    }

    private static PlannedWrite Back(PlannedWrite write) =>
        new(write.Undo!, [.. write.Changes.Select(change => new SettingChange(change.Path, change.After, change.Before ?? change.WhenAbsent))]);

    private static bool Is(JsonNode? now, string path, string? json, bool mayHaveMore = false)
    {
        var wanted = json is null ? null : JsonNode.Parse(json);
        return mayHaveMore ? JsonValues.Covers(wanted, now.At(path)) : JsonValues.Same(wanted, now.At(path));
    }
}
