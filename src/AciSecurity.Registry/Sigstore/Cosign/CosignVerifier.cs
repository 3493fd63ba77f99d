using AciSecurity.Images;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Sigstore.Cosign;

/// <summary>Verifies signatures as cosign made them before bundles: a layer for each, with annotations.</summary>
/// <param name="trust">Whom to trust.</param>
/// <param name="clock">What time it is.</param>
internal sealed class CosignVerifier(SigstoreTrust trust, TimeProvider clock)
{
    /// <summary>Verifies one layer. An image is signed where any layer of its signature manifests is valid.</summary>
    /// <param name="layer">The layer's bytes.</param>
    /// <param name="annotations">The annotations of the layer's descriptor.</param>
    /// <param name="image">The image's digest.</param>
    /// <param name="repository">The repository under whose name the image must have been signed, with the registry's host; null where that does not matter,
    /// as it does not to cosign: an image that was copied has another name than it was signed under.</param>
    public SignatureResult Verify(ReadOnlyMemory<byte> layer, IReadOnlyDictionary<string, string> annotations, Digest image, string? repository = null)
    {
        var checks = new Checks();
        SignatureEvidence evidence;
        try
        {
            evidence = CosignLayer.Read(layer, annotations);
        }
        catch (SigstoreFormatException fault)
        {
            checks.Fail(CheckNames.Format, fault.Message);
            return new(SignatureFormat.Cosign, checks.Verdict, checks.All);
        }

        checks.Pass(CheckNames.Format);
        var verifier = new EvidenceVerifier(trust, clock, evidence, checks);
        verifier.Verify();
        var payload = checks.Verdict == SignatureVerdict.Invalid ? null : CheckPayload(layer, image, repository, checks);
        return new(SignatureFormat.Cosign, checks.Verdict, checks.All)
        {
            Signer = evidence.Certificate?.Signer ?? new SignerIdentity { KeyId = verifier.Key?.Id },
            Certificates = evidence.Certificate is { } certificate ? [certificate.Shown] : [],
            SigningTime = payload?.Time,
            ProvenTime = verifier.ProvenTime,
            Metadata = payload?.Annotations ?? new Dictionary<string, string>(),
        };
    }

    private SimpleSigningPayload? CheckPayload(ReadOnlyMemory<byte> layer, Digest image, string? repository, Checks checks)
    {
        try
        {
            var payload = SimpleSigningPayload.Read(layer);
            var missing = trust.Annotations.FirstOrDefault(wanted => !payload.Annotations.TryGetValue(wanted.Key, out var value) || value != wanted.Value).Key;
            if (payload.Image != image) checks.Fail(CheckNames.Payload, "Another image was signed.");
            else if (repository is not null && Repository(payload.DockerReference) != repository)
                checks.Fail(CheckNames.Payload, "The image was signed under another name.");
            else if (missing is not null) checks.Fail(CheckNames.Payload, $"The signer did not write {missing} as it was asked for.");
            else checks.Pass(CheckNames.Payload);
            return payload;
        }
        catch (SigstoreFormatException fault)
        {
            checks.Fail(CheckNames.Payload, fault.Message);
            return null;
        }
    }

    // registry.example:5000/team/app:tag@sha256:... is registry.example:5000/team/app: a colon behind the last slash begins a tag.
    private static string Repository(string reference)
    {
        var name = reference.Split('@')[0];
        var tag = name.IndexOf(':', name.LastIndexOf('/') + 1);
        return tag > name.LastIndexOf('/') && name.Contains('/') ? name[..tag] : name;
    }
}
