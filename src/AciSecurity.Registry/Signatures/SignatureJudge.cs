using System.Collections.Concurrent;
using System.Security.Cryptography;
using AciSecurity.Faults;
using AciSecurity.Http;
using AciSecurity.Images;
using AciSecurity.Registry.Client;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Images;
using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Sigstore.Bundles;
using AciSecurity.Registry.Sigstore.Cosign;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Signatures;

/// <summary>Verifies what is found, each kind by what was said of whom to trust for it. What nothing was said for is left out.</summary>
internal sealed class SignatureJudge : IDisposable
{
    private readonly SignatureTrust _trust;
    private readonly HttpClient _http = OpenClient.Create();
    private readonly NotaryVerifier? _notary;
    private readonly CosignVerifier? _cosign;
    private readonly BundleVerifier? _bundles;
    private readonly ContentTrustVerifier? _contentTrust;
    private readonly ConcurrentDictionary<string, Task<ContentTrustReading>> _readings = new(StringComparer.Ordinal);

    /// <summary>Reads whom to trust.</summary>
    /// <exception cref="FaultException">A file is missing or not what it should be.</exception>
    public SignatureJudge(SignatureTrust trust, TimeProvider clock)
    {
        _trust = trust;
        if (trust.UsesNotary) _notary = new(Notary.Trust.NotaryTrust.Load(trust.TrustPolicyFile, trust.TrustStoreFolder), clock, trust.SkipsRevocation ? null : new(_http, clock));
        if (trust.UsesSigstore)
        {
            var sigstore = SigstoreTrustFiles.Read(trust);
            _cosign = new(sigstore, clock);
            _bundles = new(sigstore, clock);
        }

        if (trust.UsesContentTrust) _contentTrust = new(Anchor(trust), clock);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Verifies the signatures of an image.</summary>
    /// <exception cref="FaultException">The trust metadata of the repository cannot be read.</exception>
    public async Task<IReadOnlyList<SignatureResult>> VerifyAsync(ImageRepository repository, RegistryImage image, FoundSignatures found, CancellationToken cancellationToken)
    {
        var results = new List<SignatureResult>();
        foreach (var signature in found.Signatures)
        {
            if (await VerifyAsync(repository, image, signature, cancellationToken).ConfigureAwait(false) is { } result) results.Add(result with { Digest = signature.Manifest.Descriptor.Digest });
        }

        if (_contentTrust is not null)
        {
            var reading = await ReadingAsync(repository, cancellationToken).ConfigureAwait(false);
            IEnumerable<SignatureResult?> judged = image.Tags.Count > 0 ? image.Tags.Select(tag => reading.Judge(tag, Descriptor(image))) : [reading.Judge(Descriptor(image))];
            results.AddRange(judged.OfType<SignatureResult>());
        }

        return results;
    }

    private async Task<SignatureResult?> VerifyAsync(ImageRepository repository, RegistryImage image, FoundSignature signature, CancellationToken cancellationToken)
    {
        if (signature.Format == SignatureFormat.NotaryProject ? _notary is null : _cosign is null) return null;
        try
        {
            var blob = signature.Content ?? await new BlobReader(repository).ReadAsync(signature.Blob, RegistryLimits.Signature, cancellationToken).ConfigureAwait(false);
            return signature.Format switch
            {
                SignatureFormat.NotaryProject => await _notary!.VerifyAsync(new(blob, signature.Blob.MediaType, Descriptor(image), $"{image.Registry}/{image.Repository}") { RequiredMetadata = _trust.Metadata }, cancellationToken).ConfigureAwait(false),
                SignatureFormat.Cosign => _cosign!.Verify(blob, signature.Blob.Annotations, image.Digest),
                _ => _bundles!.Verify(blob, image.Digest),
            };
        }
        catch (FaultException exception)
        {
            return new(signature.Format, SignatureVerdict.Unknown, [new("read", CheckOutcome.Unknown, exception.Fault.Message)]);
        }
        catch (Exception exception) when (exception is CryptographicException or NotSupportedException)
        {
            // .NET says so of curves and algorithms that this machine does not know; what it says may quote the signature.
            return new(signature.Format, SignatureVerdict.Unknown, [new("read", CheckOutcome.Unknown, "A key or certificate of the signature is of a kind that this machine does not know.")]);
        }
    }

    private static ContentTrustAnchor Anchor(SignatureTrust trust) => trust switch
    {
        { RootKeyIds: { Count: > 0 } ids } => ContentTrustAnchor.OfKeys(ids),
        { RootFile: { } file } => ContentTrustAnchor.OfRoot(BoundedFile.Read(file, BoundedFile.LargestTrust), file),
        _ => ContentTrustAnchor.FirstUse,
    };

    private Task<ContentTrustReading> ReadingAsync(ImageRepository repository, CancellationToken cancellationToken) =>
        _readings.GetOrAdd(repository.Target(), _ => _contentTrust!.ReadAsync(repository.Target(), new TrustMetadataReader(repository).ReadAsync, cancellationToken));

    private static Descriptor Descriptor(RegistryImage image) => new(image.MediaType, image.Digest, image.ManifestSize);
}
