using System.Security.Cryptography;
using AciSecurity.Faults;
using AciSecurity.Registry.Notary.Certificates;
using AciSecurity.Registry.Notary.Envelopes;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>Makes Notary Project signatures. What it makes has been opened again as a verifier opens it.</summary>
/// <param name="key">The key.</param>
/// <param name="clock">The clock.</param>
internal sealed class NotarySigner(ISigningKey key, TimeProvider clock)
{
    /// <summary>Signs.</summary>
    /// <exception cref="FaultException">The certificates would not verify, the key does not fit them, or no timestamp could be had.</exception>
    public async Task<NotarySignature> SignAsync(NotarySigningRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
            CheckRequest(request);
            CheckChain(now);
            var draft = Draft(request, SignatureAlgorithm.Of(key.Chain[0]), now);
            var signature = await key.SignAsync(Hash(draft), draft.Algorithm, cancellationToken).ConfigureAwait(false);
            using var verifying = new CertificateKey(key.Chain[0]);
            if (!draft.Algorithm.Verifies(verifying, draft.SignedBytes, signature)) throw new NotaryRefusalException("The signature is not that of the certificate's key.");
            var timestamp = request.TimestampAuthority is { } authority
                ? await authority.StampAsync(signature, draft.Algorithm, key.Chain, cancellationToken).ConfigureAwait(false)
                : null;
            var envelope = draft.Finish(signature, key.Chain, timestamp);
            NotaryEnvelope.Open(envelope, request.EnvelopeMediaType);
            return new(envelope, request.EnvelopeMediaType, key.Chain, now);
        }
        catch (NotaryRefusalException refusal)
        {
            throw new FaultException(TrustFaults.SigningKeyInvalid(key.Source, refusal.Message));
        }
    }

    private static EnvelopeDraft Draft(NotarySigningRequest request, SignatureAlgorithm algorithm, DateTimeOffset now)
    {
        var payload = NotaryPayload.Write(request.Target, request.Metadata);
        var expiry = now + request.Lifetime;
        return request.EnvelopeMediaType == NotaryMediaTypes.Cose ? new CoseDraft(algorithm, payload, now, expiry) : new JwsDraft(algorithm, payload, now, expiry);
    }

    private static void CheckRequest(NotarySigningRequest request)
    {
        if (request.EnvelopeMediaType is not (NotaryMediaTypes.Jws or NotaryMediaTypes.Cose)) throw new ArgumentException("The media type is none of an envelope.", nameof(request));
        if (request.Lifetime is { } lifetime && lifetime < TimeSpan.FromSeconds(1)) throw new ArgumentException("The lifetime is shorter than a second.", nameof(request));
        if (request.Metadata.Keys.Any(name => name.StartsWith(NotaryPayload.ReservedPrefix, StringComparison.Ordinal))) throw new ArgumentException($"Names that begin with {NotaryPayload.ReservedPrefix} are reserved.", nameof(request));
    }

    private static byte[] Hash(EnvelopeDraft draft)
    {
        using var hash = IncrementalHash.CreateHash(draft.Algorithm.Hash);
        hash.AppendData(draft.SignedBytes);
        return hash.GetHashAndReset();
    }

    private void CheckChain(DateTimeOffset now)
    {
        CertificateProfile.Signing.CheckChain(key.Chain);
        if (key.Chain.FirstOrDefault(certificate => now < certificate.NotBefore || now > certificate.NotAfter) is { } outside)
        {
            throw new NotaryRefusalException($"The certificate of {outside.Subject} is not valid now.");
        }
    }
}
