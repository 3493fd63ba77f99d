using System.Runtime.CompilerServices;
using AciSecurity.Audits;
using AciSecurity.Ports;
using AciSecurity.Resources;

namespace AciSecurity.Remediation;

/// <summary>Everything that a source said, so that it can be judged again with some resources as they would be, or as they have become.</summary>
internal sealed class RecordedRun : IResourceSource
{
    private readonly IReadOnlyList<RunItem> _items;
    private readonly Dictionary<string, Resource> _byId = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keeps what a run brought.</summary>
    public RecordedRun(IReadOnlyList<RunItem> items)
    {
        _items = items;
        foreach (var read in items.OfType<RunItem.ResourceRead>()) _byId[read.Resource.Id] = read.Resource;
    }

    /// <summary>Why it is not known who uses a registry; null where it is, as far as the account can see.</summary>
    public string? WhyUsersAreUnknown { get; init; }

    /// <summary>What could not be read.</summary>
    public IEnumerable<string> Gaps => _items.Select(item => item is RunItem.FactsGathered ? null : RepairReader.Gap(item)).OfType<string>();

    /// <summary>The resources.</summary>
    public IEnumerable<Resource> Resources => _byId.Values;

    /// <summary>The resource with this id; null where it was not read.</summary>
    public Resource? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The same run with these resources in place of those with their ids. What is new comes first: facts are said to be whole
    /// after them.</summary>
    public RecordedRun With(IReadOnlyList<Resource> resources)
    {
        if (resources.Count == 0) return this;
        var changed = resources.ToDictionary(resource => resource.Id, StringComparer.OrdinalIgnoreCase);
        var created = resources.Where(resource => !_byId.ContainsKey(resource.Id)).Select(resource => new RunItem.ResourceRead(resource));
        return new([.. created, .. _items.Select(item => item is RunItem.ResourceRead read && changed.TryGetValue(read.Resource.Id, out var other) ? new RunItem.ResourceRead(other) : item)]) { WhyUsersAreUnknown = WhyUsersAreUnknown };
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RunItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var item in _items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
