using System.Runtime.CompilerServices;
using AciSecurity.Audits;
using AciSecurity.Ports;
using AciSecurity.Resources;

namespace AciSecurity.Binding;

/// <summary>A resource that is already read: what Import-AciTemplate gave, back in the pipeline.</summary>
internal sealed class ResourceSource(Resource resource) : IResourceSource
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<RunItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return new RunItem.ResourceRead(resource);
    }
}
