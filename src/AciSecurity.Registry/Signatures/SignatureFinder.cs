using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Client;
using AciSecurity.Registry.Images;
using AciSecurity.Registry.Listing;
using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Sigstore;
using AciSecurity.Registry.Sigstore.Bundles;
using AciSecurity.Registry.Sigstore.Cosign;
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
                await AddAsync(manifest, signatures, warnings, cancellationToken).ConfigureAwait(false);
            }
        }

        var tag = $"{ReferrerReader.FallbackTag(digest)}.sig";
        if (content.MayHave(tag) && await repository.FindManifestAsync(tag, cancellationToken).ConfigureAwait(false) is { IsIndex: false } attached) AddLayers(attached, signatures);
        if (signatures.Count > MostSignatures) throw new FaultException(RegistryFaults.ReplyInvalid(repository.Target(digest.ToString()), $"it has more than {MostSignatures} signatures, the most that are looked at."));
        return new(signatures, warnings);
    }

    /// <summary>A list may leave out what its items are: then they are looked at.</summary>
    private static bool MayBeSignature(Descriptor referrer) => referrer.ArtifactType is null or NotaryMediaTypes.Signature or SignatureTypes.CosignReferrer || IsBundle(referrer.ArtifactType);

    private static bool IsBundle(string? type) => type?.StartsWith(SignatureTypes.Bundle, StringComparison.Ordinal) == true;

    private async Task AddAsync(Manifest manifest, List<FoundSignature> signatures, List<string> warnings, CancellationToken cancellationToken)
    {
        var digest = manifest.Descriptor.Digest;
        if (manifest.ArtifactType == NotaryMediaTypes.Signature)
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
            // An attestation that says so itself is believed, for nobody gains by it.
            var predicate = manifest.Descriptor.Annotations.GetValueOrDefault(SignatureTypes.BundlePredicate);
            if (predicate is not null && predicate != InTotoStatement.CosignSignature) return;
            if (manifest.Layers is not [var bundle]) warnings.Add($"The bundle {digest} is not exactly one.");
            else if (predicate is not null) signatures.Add(new(SignatureFormat.SigstoreBundle, manifest, bundle));
            else await AddBundleAsync(manifest, bundle, signatures, warnings, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A bundle that does not say for what it is, is looked into.</summary>
    private async Task AddBundleAsync(Manifest manifest, Descriptor bundle, List<FoundSignature> signatures, List<string> warnings, CancellationToken cancellationToken)
    {
        var content = await new BlobReader(repository).ReadAsync(bundle, RegistryLimits.Signature, cancellationToken).ConfigureAwait(false);
        try
        {
            if (BundleReader.Read(content).IsImageSignature) signatures.Add(new(SignatureFormat.SigstoreBundle, manifest, bundle) { Content = content });
        }
        catch (SigstoreFormatException)
        {
            warnings.Add($"The bundle {manifest.Descriptor.Digest} cannot be read.");
        }
    }

    private static void AddLayers(Manifest manifest, List<FoundSignature> signatures) =>
        signatures.AddRange(manifest.Layers.Where(layer => layer.MediaType == CosignLayer.MediaType).Select(layer => new FoundSignature(SignatureFormat.Cosign, manifest, layer)));
}
