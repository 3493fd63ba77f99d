using System.Text.Json.Nodes;
using AciSecurity.Faults;
using AciSecurity.Ports;
using AciSecurity.Remediation.Journal;
using AciSecurity.Resources;

namespace AciSecurity.Remediation;

/// <summary>Carries out plans: compare, write down, write, read back.</summary>
/// <param name="remediator">Writes.</param>
/// <param name="journal">Where it is kept what was written.</param>
/// <param name="resourceManager">The Resource Manager of the cloud.</param>
public sealed class PlanWriter(IRemediator remediator, RepairJournal journal, Uri resourceManager)
{
    /// <summary>Carries out a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="basis">The resource's JSON that a write was planned from, by id; null where it was not there.</param>
    /// <param name="cancellationToken">Stops before the next request; the journal then says where.</param>
    /// <returns>The resources as they are afterwards, what else has changed in them, and why it went no further.</returns>
    public async Task<WrittenPlan> WriteAsync(RemediationPlan plan, Func<string, ReadOnlyMemory<byte>?> basis, CancellationToken cancellationToken)
    {
        JournalEntry entry;
        try
        {
            foreach (var write in plan.Writes) await CompareAsync(write, basis(write.Write.Id), cancellationToken).ConfigureAwait(false);
            entry = await journal.StartAsync(plan, resourceManager, cancellationToken).ConfigureAwait(false);
        }
        catch (FaultException exception)
        {
            return new([], [], exception.Fault);
        }

        var (written, warnings) = (new List<Resource>(), new List<string>());
        Fault? fault = null;
        string? why = "Stopped by the caller; the last request may have taken effect.";
        try
        {
            foreach (var write in plan.Writes)
            {
                var after = await WriteAsync(write, cancellationToken).ConfigureAwait(false);
                warnings.AddRange(Others(write, basis(write.Write.Id), after));
                written.Add(after);
            }

            why = null;
        }
        catch (FaultException exception)
        {
            fault = exception.Fault;
            why = fault.Message;
            if (written.Count > 0) warnings.Add($"{plan.ResourceId}: carried out before it failed: {string.Join(", ", plan.Writes.Take(written.Count).Select(write => write.Write))}.");
        }
        finally
        {
            if (await EndAsync(entry, why, written).ConfigureAwait(false) is { } problem) warnings.Add(problem);
        }

        return new(written, warnings, fault);
    }

    /// <summary>Says in the journal how far it came; gives what to say where it cannot be written any more, for what is done is done.</summary>
    private async Task<string?> EndAsync(JournalEntry entry, string? why, IReadOnlyList<Resource> written)
    {
        try
        {
            var after = written.Where(resource => !ResourceTypes.Same(resource.Type, ResourceTypes.ContainerGroup)).ToDictionary(resource => resource.Id, resource => resource.ToJson());
            await journal.EndAsync(entry, why is null ? JournalState.Applied : JournalState.Failed, why, after).ConfigureAwait(false);
            return null;
        }
        catch (FaultException exception)
        {
            return $"{entry.ResourceId} was changed, and the journal says only that it was begun: {exception.Fault.Cause}";
        }
    }

    /// <summary>Nothing is overwritten that nobody has looked at.</summary>
    private async Task CompareAsync(PlannedWrite write, ReadOnlyMemory<byte>? planned, CancellationToken cancellationToken)
    {
        var id = write.Write.Id;
        var now = await ReadAsync(write, cancellationToken).ConfigureAwait(false);
        if (planned is null && now is null) return;
        if (planned is null || now is null) throw new FaultException(RemediationFaults.ChangedMeanwhile(id, planned is null ? "it is there now" : "it is gone"));
        var paths = JsonValues.Differences(JsonNode.Parse(planned.Value.Span), JsonNode.Parse(now.Value.Span)).ToList();
        if (paths.Count > 0) throw new FaultException(RemediationFaults.ChangedMeanwhile(id, string.Join(", ", paths)));
    }

    private async Task<Resource> WriteAsync(PlannedWrite write, CancellationToken cancellationToken)
    {
        try
        {
            await remediator.WriteAsync(write.Write, cancellationToken).ConfigureAwait(false);
        }
        catch (FaultException exception) when (exception.Fault.Category is FaultCategory.ResourceUnavailable or FaultCategory.ConnectionError)
        {
            // An answer that got lost says nothing of the write: what is there says it.
            if (await ReadAsync(write, cancellationToken).ConfigureAwait(false) is not { } there || NotKept(write, there).Any()) throw;
        }

        var json = await ReadAsync(write, cancellationToken).ConfigureAwait(false) ?? throw new FaultException(RemediationFaults.NotKept(write.Write.Id, "it is not there"));
        var lost = NotKept(write, json).ToList();
        if (lost.Count > 0) throw new FaultException(RemediationFaults.NotKept(write.Write.Id, string.Join("; ", lost)));
        return new(ArmPlace.Of(write.Write.Id) with { ApiVersion = write.Write.ApiVersion }, json);
    }

    private Task<ReadOnlyMemory<byte>?> ReadAsync(PlannedWrite write, CancellationToken cancellationToken) =>
        remediator.ReadAsync(write.Write.Id, write.Write.ApiVersion, cancellationToken);

    /// <summary>The changes that are not there: some values Azure corrects or ignores without a word.</summary>
    private static IEnumerable<SettingChange> NotKept(PlannedWrite write, ReadOnlyMemory<byte> json)
    {
        var now = JsonNode.Parse(json.Span);
        return write.Changes
            .Select(change => change with { Before = change.After, After = now.At(change.Path)?.ToJsonString() })
            .Where(change => !IsKept(write.Write.Method, Parse(change.Before), Parse(change.After)));
    }

    // To what is put as a whole Azure adds what was left out; a patch has no more than it names.
    private static bool IsKept(WriteMethod method, JsonNode? written, JsonNode? there) =>
        method == WriteMethod.Put ? JsonValues.Covers(written, there) : JsonValues.Same(written, there);

    private static IEnumerable<string> Others(PlannedWrite write, ReadOnlyMemory<byte>? before, Resource after)
    {
        if (before is null) return [];
        var paths = JsonValues.Differences(JsonNode.Parse(before.Value.Span), JsonNode.Parse(after.ToUtf8Json().Span))
            .Where(path => !write.Changes.Any(change => path.StartsWith(change.Path, StringComparison.OrdinalIgnoreCase) || change.Path.StartsWith(path + ".", StringComparison.OrdinalIgnoreCase)))
            .ToList();
        return paths.Count == 0 ? [] : [$"{write.Write.Id}: beside what was changed, {string.Join(", ", paths)} is different now: changed by Azure, or by somebody else at the same time."];
    }

    private static JsonNode? Parse(string? json) => json is null ? null : JsonNode.Parse(json);
}
