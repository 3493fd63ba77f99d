using System.Runtime.CompilerServices;
using AciSecurity.Audits;
using AciSecurity.Ports;
using AciSecurity.Resources;

namespace AciSecurity.Binding;

/// <summary>A resource that is already read: what Import-AciTemplate gave, back in the pipeline.</summary>
internal sealed class ResourceSource(Resource resource) : IResourceSource
{
    /// <summary>The resource.</summary>
    public Resource Resource => resource;

    /// <summary>Whether it is a deployed one of which Azure can say more.</summary>
    public bool HasFacts => resource.Origin.Kind == OriginKind.Live
        && (ResourceTypes.Same(resource.Type, ResourceTypes.Registry) || ResourceTypes.ContainerGroups.Contains(resource.Type, StringComparer.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public async IAsyncEnumerable<RunItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return new RunItem.ResourceRead(resource);
    }
}
