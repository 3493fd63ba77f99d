using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Hosting;
using AciSecurity.Images;

namespace AciSecurity.Commands;

/// <summary>Gets the images of a registry.</summary>
[Cmdlet(VerbsCommon.Get, "AcrImage")]
[OutputType(typeof(RegistryImage))]
public sealed class GetAcrImageCommand : RegistryCommand
{
    /// <summary>Registries: names, login servers, addresses, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegistryCompleter))]
    public object[] Registry { get; set; } = [];

    /// <summary>Repositories.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Repository { get; set; } = [];

    /// <summary>Tags.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Tag { get; set; } = [];

    /// <summary>Digests of manifests.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Digest { get; set; } = [];

    /// <summary>How many images of each repository: those whose tags were moved last.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Latest { get; set; }

    /// <summary>With configurations and distributions, which are in blobs of their own.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>With what is no image: signatures, bills of materials, charts.</summary>
    [Parameter]
    public SwitchParameter IncludeArtifact { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var query = ImageQueries.Of(Repository, Tag, Digest, Latest) with { IsDetailed = Detailed, WithArtifacts = IncludeArtifact };
        foreach (var registry in Registry)
        {
            await ReadAsync(registry, request => EngineBridge.ReadImages(request, query, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }
}
