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

    /// <summary>The resources.</summary>
    public IEnumerable<Resource> Resources => _byId.Values;

    /// <summary>The resource with this id; null where it was not read.</summary>
    public Resource? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Reads all that a source says.</summary>
    public static async Task<RecordedRun> OfAsync(IResourceSource source, CancellationToken cancellationToken)
    {
        var items = new List<RunItem>();
        await foreach (var item in source.ReadAsync(cancellationToken).ConfigureAwait(false)) items.Add(item);
        return new(items);
    }

    /// <summary>The same run with these resources in place of those with their ids. What is new comes first: facts are said to be whole
    /// after them.</summary>
    public RecordedRun With(IReadOnlyList<Resource> resources)
    {
        if (resources.Count == 0) return this;
        var changed = resources.ToDictionary(resource => resource.Id, StringComparer.OrdinalIgnoreCase);
        var created = resources.Where(resource => !_byId.ContainsKey(resource.Id)).Select(resource => new RunItem.ResourceRead(resource));
        return new([.. created, .. _items.Select(item => item is RunItem.ResourceRead read && changed.TryGetValue(read.Resource.Id, out var other) ? new RunItem.ResourceRead(other) : item)]);
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
