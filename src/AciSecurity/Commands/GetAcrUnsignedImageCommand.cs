using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Hosting;
using AciSecurity.Signatures;

namespace AciSecurity.Commands;

/// <summary>Gets the images of a registry that nothing proves to be signed.</summary>
/// <remarks>Without whom to trust that is every image: what is found next to one may be anybody's.</remarks>
[Cmdlet(VerbsCommon.Get, "AcrUnsignedImage")]
[OutputType(typeof(ImageSignatures))]
public sealed class GetAcrUnsignedImageCommand : SignatureCommand
{
    /// <summary>Registries: names, login servers, addresses, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
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

    /// <summary>With the images whose signatures are valid.</summary>
    [Parameter]
    public SwitchParameter IncludeSigned { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var query = ImageQueries.Of(Repository, Tag, Digest, Latest);
        var trust = Trust();
        foreach (var registry in Registry)
        {
            await ReadAsync(registry, request => EngineBridge.ReadSignatures(request, query, trust, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    private protected override bool Wants(object value) => IncludeSigned || value is not ImageSignatures { State: SignatureState.Verified };
}
