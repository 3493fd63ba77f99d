using AciSecurity.Images;
using AciSecurity.Registry.Sigstore.Keys;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Sigstore.Bundles;

/// <summary>Verifies sigstore bundles.</summary>
/// <param name="trust">Whom to trust.</param>
/// <param name="clock">What time it is.</param>
internal sealed class BundleVerifier(SigstoreTrust trust, TimeProvider clock)
{
    /// <summary>Verifies that a bundle signs an image.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="image">The image's digest.</param>
    /// <param name="manifest">The image's manifest, which a signature over the manifest itself may need; null where it is not at hand.</param>
    public SignatureResult Verify(ReadOnlyMemory<byte> bundle, Digest image, ReadOnlyMemory<byte>? manifest = null) =>
        Verify(bundle, manifest is { } bytes && image.IsOf(bytes.Span) ? SignedData.Of(bytes) : SignedData.Of(image), image);

    /// <summary>Verifies that a bundle signs or attests content, whatever it says of it.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="artifact">The content.</param>
    public SignatureResult VerifyArtifact(ReadOnlyMemory<byte> bundle, ReadOnlyMemory<byte> artifact) => Verify(bundle, SignedData.Of(artifact), null);

    private SignatureResult Verify(ReadOnlyMemory<byte> utf8, SignedData content, Digest? image)
    {
        var checks = new Checks();
        SigstoreBundle bundle;
        try
        {
            bundle = BundleReader.Read(utf8);
        }
        catch (SigstoreFormatException fault)
        {
            checks.Fail(CheckNames.Format, fault.Message);
            return Result(checks, null, null);
        }

        checks.Pass(CheckNames.Format);
        var evidence = new SignatureEvidence
        {
            Signature = bundle.Envelope?.Signature ?? bundle.Message!.Signature,
            Data = bundle.Envelope is { } envelope ? SignedData.Of(envelope.SignedBytes()) : content,
            Envelope = bundle.Envelope,
            Certificate = bundle.Certificate,
            Entries = bundle.Entries,
            Timestamps = bundle.Timestamps,
        };
        var verifier = new EvidenceVerifier(trust, clock, evidence, checks);
        verifier.Verify();
        if (checks.Verdict != SignatureVerdict.Invalid) CheckPayload(bundle, content, image, checks);
        return Result(checks, bundle, verifier);
    }

    private static void CheckPayload(SigstoreBundle bundle, SignedData content, Digest? image, Checks checks)
    {
        if (bundle.Message is { } message)
        {
            // The signature already says that it is this content; the bundle must not say otherwise.
            if (content.Hash(message.Algorithm) is not { } hash) checks.Undecided(CheckNames.Payload, "The bundle names what was signed by a hash that cannot be made of the image's digest.");
            else if (hash.AsSpan().SequenceEqual(message.Digest)) checks.Pass(CheckNames.Payload);
            else checks.Fail(CheckNames.Payload, "The bundle says that something else was signed.");
        }
        else if (bundle.Statement is not { } statement)
        {
            checks.Fail(CheckNames.Payload, "The bundle's envelope holds no in-toto statement.");
        }
        else if (!(image is null ? statement.IsAbout(content) : statement.IsAbout(image)))
        {
            checks.Fail(CheckNames.Payload, image is null ? "The statement is about something else." : "The statement is about another image.");
        }
        else if (image is not null && !bundle.IsImageSignature)
        {
            checks.Fail(CheckNames.Payload, $"This is an attestation of the type {statement.PredicateType}, and no signature of the image.");
        }
        else
        {
            checks.Pass(CheckNames.Payload);
        }
    }

    private static SignatureResult Result(Checks checks, SigstoreBundle? bundle, EvidenceVerifier? verifier) =>
        new(SignatureFormat.SigstoreBundle, checks.Verdict, checks.All)
        {
            Signer = bundle?.Certificate?.Signer ?? (bundle is null ? null : new SignerIdentity { KeyId = verifier?.Key?.Id ?? (bundle.KeyHint.Length > 0 ? bundle.KeyHint : null) }),
            Certificates = bundle?.Certificate is { } certificate ? [certificate.Shown] : [],
            ProvenTime = verifier?.ProvenTime,
            Metadata = bundle?.Statement is { } statement ? new Dictionary<string, string> { ["predicateType"] = statement.PredicateType } : new Dictionary<string, string>(),
        };
}
