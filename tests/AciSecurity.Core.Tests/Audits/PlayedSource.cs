using System.Runtime.CompilerServices;
using AciSecurity.Audits;
using AciSecurity.Ports;

namespace AciSecurity.Core.Tests.Audits;

/// <summary>A source that says what it is told to, one item after the other.</summary>
internal sealed class PlayedSource(RunItem[] items) : IResourceSource
{
    /// <summary>All that an audit makes of these items.</summary>
    public static async Task<List<RunItem>> ReadAsync(Audit audit, params RunItem[] items)
    {
        var read = new List<RunItem>();
        await foreach (var item in audit.RunAsync(new PlayedSource(items), CancellationToken.None)) read.Add(item);
        return read;
    }

    public async IAsyncEnumerable<RunItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item;
        }
    }
}
