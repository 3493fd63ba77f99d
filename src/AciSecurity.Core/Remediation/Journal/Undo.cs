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
            if (IsAsBefore(write, now)) continue;
            var others = OfOthers(write, now, entry.After.GetValueOrDefault(write.Write.Id)).ToList();
            if (others.Count == 0) back.Add(Back(write));
            changed.AddRange(others);
        }

        return new(entry, back, changed) { Final = final };
    }

    /// <summary>Takes back what a plan says, if it still holds: somebody may have looked at it for a while.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Stops before the next request.</param>
    /// <returns>What came of it, and why it failed where it did.</returns>
    public async Task<(UndoResult Result, Fault? Fault)> ApplyAsync(UndoPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            var now = await PlanAsync(plan.Entry, cancellationToken).ConfigureAwait(false);
            if (!now.IsSafe) return (now.Result(UndoState.Changed, now.WhyChanged), null);
            foreach (var write in now.Writes) await ApplyAsync(write, cancellationToken).ConfigureAwait(false);
            await journal.EndAsync(plan.Entry, JournalState.Undone).ConfigureAwait(false);
            return (now.Result(now.Writes.Count == 0 ? UndoState.NothingToUndo : UndoState.Undone, ""), null);
        }
        catch (FaultException exception)
        {
            return (plan.Result(UndoState.Failed, exception.Fault.Message), exception.Fault);
        }
    }

    /// <summary>Ends what cannot be taken back, so that it is said once.</summary>
    public Task GiveUpAsync(UndoPlan plan) => journal.EndAsync(plan.Entry, JournalState.Undone, "It cannot be undone.");

    private async Task ApplyAsync(PlannedWrite write, CancellationToken cancellationToken)
    {
        await remediator.WriteAsync(write.Write, cancellationToken).ConfigureAwait(false);
        var json = await remediator.ReadAsync(write.Write.Id, write.Write.ApiVersion, cancellationToken).ConfigureAwait(false);
        var isDeleted = write.Write.Method == WriteMethod.Delete;
        if (isDeleted == json is not null) throw new FaultException(RemediationFaults.NotKept(write.Write.Id, isDeleted ? "it is still there" : "it is gone"));
        if (json is not { } there || isDeleted) return;
        var now = JsonNode.Parse(there.Span);
        if (write.Changes.FirstOrDefault(change => !Is(now, change.Path, change.After, write.Write.Method)) is { } lost) throw new FaultException(RemediationFaults.NotKept(write.Write.Id, lost.ToString()));
    }

    /// <summary>Whether nothing of the write is there: it was never sent, or it is taken back already.</summary>
    private static bool IsAsBefore(PlannedWrite write, JsonNode? now) =>
        write.Creates ? now is null : now is not null && write.Changes.All(change => Is(now, change.Path, Before(write, change), WriteMethod.Patch));

    /// <summary>What is neither as the write left it nor as it was before: somebody else's. What is written or deleted as a whole has to be as it was read back.</summary>
    private static IEnumerable<string> OfOthers(PlannedWrite write, JsonNode? now, string? after)
    {
        if (now is null) return [$"{write.Write.Id} is gone"];
        var changed = write.Changes.Where(change => !Is(now, change.Path, change.After, write.Write.Method)).Select(change => $"{change.Path} is {now.At(change.Path)?.ToJsonString() ?? "not set"}").ToList();
        if (changed.Count > 0 || write.Write.Method != WriteMethod.Put || after is null) return changed;
        return JsonValues.Differences(JsonNode.Parse(after).At("properties"), now.At("properties"), "properties").Select(path => $"{path} is {now.At(path)?.ToJsonString() ?? "not set"}");
    }

    private static PlannedWrite Back(PlannedWrite write) =>
        new(write.Undo!, [.. write.Changes.Select(change => new SettingChange(change.Path, change.After, Before(write, change)))]);

    // A patch takes nothing out, so a default stands for what was not set.
    private static string? Before(PlannedWrite write, SettingChange change) => write.Write.Method == WriteMethod.Patch ? change.Before ?? change.WhenAbsent : change.Before;

    private static bool Is(JsonNode? now, string path, string? json, WriteMethod method)
    {
        var wanted = json is null ? null : JsonNode.Parse(json);
        return method == WriteMethod.Put && wanted is not null ? JsonValues.Covers(wanted, now.At(path)) : JsonValues.Same(wanted ?? Nothing(now.At(path)), now.At(path));
    }

    // An empty list is as good as none.
    private static JsonArray? Nothing(JsonNode? there) => there is JsonArray { Count: 0 } ? [] : null;
}
