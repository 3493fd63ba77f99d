using System.Runtime.CompilerServices;
using AciSecurity.Audits;
using AciSecurity.Ports;
using AciSecurity.Resources;

namespace AciSecurity.Files;

/// <summary>Reads the resources in one JSON text in memory: what an object of the pipeline says of itself.</summary>
/// <param name="json">UTF-8, in any shape that tools write.</param>
/// <param name="origin">Where the object came from.</param>
public sealed class JsonResourceSource(ReadOnlyMemory<byte> json, Origin origin) : IResourceSource
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<RunItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        if (json.IsEmpty) yield return new RunItem.Progress(origin.ToString());
    }
}
