using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Images;
using AciSecurity.Registry.Listing;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Signatures;

/// <summary>Finds what says that it signs an image, in every place where clients put that.</summary>
/// <param name="repository">The repository of the image.</param>
/// <param name="referrers">Its referrers.</param>
internal sealed class SignatureFinder(ImageRepository repository, ReferrerReader referrers)
{
    private const int MostSignatures = 100;

    /// <summary>Finds it.</summary>
    /// <param name="digest">The image.</param>
    /// <param name="content">What the repository's lists show, so that nothing is asked for that is not there.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <exception cref="FaultException">It could not be looked for everywhere.</exception>
    public async Task<FoundSignatures> FindAsync(Digest digest, RepositoryContent content, CancellationToken cancellationToken)
    {
        var signatures = new List<FoundSignature>();
        var warnings = new List<string>();
        foreach (var referrer in await referrers.FindAsync(digest, content.MayHave(ReferrerReader.FallbackTag(digest)), cancellationToken).ConfigureAwait(false))
        {
            if (!MayBeSignature(referrer)) continue;
            if (await repository.FindManifestAsync(referrer.Digest.ToString(), cancellationToken).ConfigureAwait(false) is not { } manifest)
            {
                warnings.Add($"The list of its referrers has {referrer.Digest}, which is not there.");
            }
            else if (manifest.Subject?.Digest != digest)
            {
                warnings.Add($"The list of its referrers has {referrer.Digest}, which refers to something else.");
            }
            else
            {
                Add(manifest, signatures, warnings);
            }
        }

        var tag = $"{ReferrerReader.FallbackTag(digest)}.sig";
        if (content.MayHave(tag) && await repository.FindManifestAsync(tag, cancellationToken).ConfigureAwait(false) is { IsIndex: false } attached) AddLayers(attached, signatures);
        if (signatures.Count > MostSignatures) throw new FaultException(RegistryFaults.ReplyInvalid(repository.Target(digest.ToString()), $"it has more than {MostSignatures} signatures, the most that are looked at."));
        return new(signatures, warnings);
    }

    /// <summary>A list may leave out what its items are: then they are looked at.</summary>
    private static bool MayBeSignature(Descriptor referrer) => referrer.ArtifactType is null or SignatureTypes.Notary or SignatureTypes.CosignReferrer || IsBundle(referrer.ArtifactType);

    private static bool IsBundle(string? type) => type?.StartsWith(SignatureTypes.Bundle, StringComparison.Ordinal) == true;

    private static void Add(Manifest manifest, List<FoundSignature> signatures, List<string> warnings)
    {
        var digest = manifest.Descriptor.Digest;
        if (manifest.ArtifactType == SignatureTypes.Notary)
        {
            if (manifest.Layers is [var envelope]) signatures.Add(new(SignatureFormat.NotaryProject, manifest, envelope));
            else warnings.Add($"The signature {digest} has not exactly one envelope.");
        }
        else if (manifest.ArtifactType == SignatureTypes.CosignReferrer)
        {
            AddLayers(manifest, signatures);
        }
        else if (IsBundle(manifest.ArtifactType))
        {
            // What the manifest says of a bundle is a hint: whoever verifies looks into it. An attestation that says so itself is believed, for nobody gains by it.
            if (manifest.Descriptor.Annotations.GetValueOrDefault(SignatureTypes.BundlePredicate) is { } predicate && predicate != SignatureTypes.CosignSign) return;
            if (manifest.Layers is [var bundle]) signatures.Add(new(SignatureFormat.SigstoreBundle, manifest, bundle));
            else warnings.Add($"The bundle {digest} is not exactly one.");
        }
    }

    private static void AddLayers(Manifest manifest, List<FoundSignature> signatures) =>
        signatures.AddRange(manifest.Layers.Where(layer => layer.MediaType == SignatureTypes.SimpleSigning).Select(layer => new FoundSignature(SignatureFormat.Cosign, manifest, layer)));
}
