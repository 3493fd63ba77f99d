using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using AciSecurity.Faults;
using AciSecurity.Http;
using AciSecurity.Images;
using AciSecurity.Ports;
using AciSecurity.Registry.Images;
using AciSecurity.Registry.Listing;
using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Notary.Signing;
using AciSecurity.Registry.Notary.Trust;
using AciSecurity.Registry.Signatures;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Signing;

/// <summary>Signs images as the Notary Project has it, and puts the signatures next to them.</summary>
internal sealed class ImageSigner(OpenedRegistry registry, SigningRequest request)
{
    /// <summary>Signs, unless the same certificate has signed the image already.</summary>
    /// <exception cref="FaultException">The key does not sign, or the signature cannot be written.</exception>
    public async Task<AddedSignature> SignAsync(CancellationToken cancellationToken)
    {
        Check();
        var key = await KeyAsync(cancellationToken).ConfigureAwait(false);
        using var disposable = key as IDisposable;
        var repository = registry.Repository(request.Image.Repository);
        var signer = Signers.Identity(key.Chain[0]);
        if (!request.IsForced && await EarlierAsync(repository, Signers.Thumbprint(key.Chain[0]), cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return new(request.Image, earlier, signer) { WasThere = true };
        }

        using var http = OpenClient.Create();
        var clock = registry.Request.Clock;
        var subject = new Descriptor(request.Image.MediaType, request.Image.Digest, request.Image.ManifestSize);
        var signature = await new NotarySigner(key, clock).SignAsync(new(subject, request.IsCose ? NotaryMediaTypes.Cose : NotaryMediaTypes.Jws)
        {
            Lifetime = request.Lifetime,
            Metadata = request.Metadata,
            TimestampAuthority = request.TimestampAuthority is { } address ? new(new(http, clock), address, Certificates(request.TimestampRootFile)) : null,
        }, cancellationToken).ConfigureAwait(false);
        var manifest = NotaryManifest.Of(signature, subject);
        await new ReferrerPusher(repository).PushAsync(Referrer(manifest, signature, subject), cancellationToken).ConfigureAwait(false);
        return new(request.Image, manifest.Descriptor.Digest, signer) { MediaType = signature.MediaType, SigningTime = signature.SigningTime, Expiry = signature.SigningTime + request.Lifetime };
    }

    private void Check()
    {
        if (request.Lifetime < TimeSpan.FromSeconds(1)) throw new FaultException(TrustFaults.SigningInvalid("ExpiresIn", "a signature holds for a second at least."));
        if (request.Metadata.Keys.FirstOrDefault(name => name.StartsWith(NotaryPayload.ReservedPrefix, StringComparison.Ordinal)) is { } reserved)
        {
            throw new FaultException(TrustFaults.SigningInvalid("Metadata", $"the name {reserved} is reserved for the Notary Project."));
        }
    }

    private static Referrer Referrer(NotaryManifest manifest, NotarySignature signature, Descriptor subject) =>
        new(manifest.Descriptor, manifest.Bytes, subject, [(manifest.Envelope, signature.Envelope), (NotaryManifest.ConfigurationDescriptor, NotaryManifest.Configuration)]);

    private async Task<Digest?> EarlierAsync(ImageRepository repository, string thumbprint, CancellationToken cancellationToken)
    {
        var finder = new SignatureFinder(repository, new(repository, registry.Referrers));
        var found = await finder.FindAsync(request.Image.Digest, new RepositoryContent(repository, []), cancellationToken).ConfigureAwait(false);
        return found.Signatures.FirstOrDefault(signature => signature.Format == SignatureFormat.NotaryProject && IsOf(signature.Manifest, thumbprint))?.Manifest.Descriptor.Digest;
    }

    // The annotation is a hint: it decides only that nothing is written, which the caller is told.
    private static bool IsOf(Manifest manifest, string thumbprint)
    {
        try
        {
            return manifest.Descriptor.Annotations.GetValueOrDefault(NotaryMediaTypes.Thumbprints) is { } text
                && JsonSerializer.Deserialize<string[]>(text) is [{ } leaf, ..] && leaf.Equals(thumbprint, StringComparison.OrdinalIgnoreCase);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private async Task<ISigningKey> KeyAsync(CancellationToken cancellationToken)
    {
        if (request.KeyFile is { } file) return SigningKeyFile.Read(file, request.Password, request.ChainFile);
        var certificate = request.KeyVaultCertificate!;
        var environment = registry.Request.Context?.Environment ?? throw new FaultException(SignInFaults.NobodySignedIn());
        if (!environment.IsInKeyVault(certificate)) throw new FaultException(TrustFaults.SigningKeyInvalid(certificate.GetLeftPart(UriPartial.Path), $"It is in no Key Vault of {environment}."));
        var pipeline = AzurePipeline.Of(registry.Request.Context!).For(environment.KeyVaultScope, certificate);
        return await KeyVaultSigningKey.OpenAsync(pipeline, certificate, Certificates(request.ChainFile), cancellationToken).ConfigureAwait(false);
    }

    private static IReadOnlyList<X509Certificate2> Certificates(string? file)
    {
        try
        {
            return file is null ? [] : CertificateFile.Parse(RegularFile.Read(file, BoundedFile.LargestTrust));
        }
        catch (NotaryRefusalException refusal)
        {
            throw new FaultException(TrustFaults.CertificatesInvalid(file!, refusal.Message));
        }
    }
}
