using AciSecurity.Registry.Sigstore.Certificates;
using AciSecurity.Registry.Sigstore.Json;
using AciSecurity.Registry.Sigstore.Roots;

namespace AciSecurity.Registry.Sigstore.Bundles;

/// <summary>Reads bundles of the versions 0.1 to 0.3, and holds them to the rules of their version.</summary>
internal static class BundleReader
{
    private const int Largest = 32 * 1024 * 1024;
    private const int MostTimestamps = 32;
    private const int MostCertificates = 10;

    private static readonly Dictionary<string, int> Versions = new(StringComparer.Ordinal)
    {
        ["application/vnd.dev.sigstore.bundle+json;version=0.1"] = 1,
        ["application/vnd.dev.sigstore.bundle+json;version=0.2"] = 2,
        ["application/vnd.dev.sigstore.bundle+json;version=0.3"] = 3,
        ["application/vnd.dev.sigstore.bundle.v0.1+json"] = 1,
        ["application/vnd.dev.sigstore.bundle.v0.2+json"] = 2,
        ["application/vnd.dev.sigstore.bundle.v0.3+json"] = 3,
    };

    /// <summary>Reads a bundle.</summary>
    /// <exception cref="SigstoreFormatException">It is none, or breaks a rule of its version.</exception>
    public static SigstoreBundle Read(ReadOnlyMemory<byte> utf8)
    {
        var root = SigstoreJson.Read(utf8, "bundle", Largest);
        var bundle = new ProtoMessage(root, "The bundle", "mediaType", "verificationMaterial", "messageSignature", "dsseEnvelope");
        if (!Versions.TryGetValue(bundle.Text("mediaType"), out var version)) throw bundle.Wrong("mediaType", "is not that of version 0.1, 0.2 or 0.3");
        var material = bundle.RequiredMessage(
            "verificationMaterial", "publicKey", "x509CertificateChain", "certificate", "tlogEntries", "timestampVerificationData");
        if (bundle.Has("messageSignature") == bundle.Has("dsseEnvelope")) throw new SigstoreFormatException("The bundle holds not one of a signature and an envelope.");

        var envelope = Envelope(bundle);
        var hint = material.Message("publicKey", "hint")?.Text("hint") ?? "";
        if (hint.Length > 0 && envelope is { KeyId.Length: > 0 } && envelope.KeyId != hint)
            throw new SigstoreFormatException("The bundle and its envelope call the key by different names.");
        return new()
        {
            Certificate = Certificate(material, version),
            KeyHint = hint,
            Entries = LogEntryReader.Read(material, version),
            Timestamps = Timestamps(material),
            Envelope = envelope,
            Message = Message(bundle),
            Statement = envelope is { PayloadType: InTotoStatement.PayloadType } ? InTotoStatement.Read(envelope.Payload) : null,
        };
    }

    private static SigningCertificate? Certificate(ProtoMessage material, int version)
    {
        string[] kinds = ["publicKey", "x509CertificateChain", "certificate"];
        if (kinds.Count(material.Has) != 1) throw new SigstoreFormatException("The bundle holds not one of a key's name, a certificate and a chain.");
        if (material.Message("certificate", "rawBytes") is { } certificate) return SigningCertificate.Read(certificate.RequiredBytes("rawBytes"));
        if (material.Message("x509CertificateChain", "certificates") is not { } chain) return null;
        if (version >= 3) throw new SigstoreFormatException("A bundle of version 0.3 holds one certificate and no chain.");
        var certificates = chain.Messages("certificates", MostCertificates, "rawBytes");
        if (certificates.Count == 0) throw chain.Wrong("certificates", "is empty");
        var signer = SigningCertificate.Read(certificates[0].RequiredBytes("rawBytes"));
        // Issuers come from the trusted root alone. A root that comes along would only look like one.
        var issuers = certificates.Skip(1).Select(issuer => CertificateDer.Read(issuer.RequiredBytes("rawBytes"), "certificate of the chain"));
        if (issuers.Append(signer.X509).Any(issuer => issuer.SubjectDN.Equivalent(issuer.IssuerDN)))
            throw new SigstoreFormatException("The bundle's chain holds a certificate that is its own issuer.");
        return signer;
    }

    private static List<byte[]> Timestamps(ProtoMessage material) =>
        material.Message("timestampVerificationData", "rfc3161Timestamps") is { } data
            ? [.. data.Messages("rfc3161Timestamps", MostTimestamps, "signedTimestamp").Select(timestamp => timestamp.RequiredBytes("signedTimestamp"))]
            : [];

    private static DsseEnvelope? Envelope(ProtoMessage bundle)
    {
        if (bundle.Message("dsseEnvelope", "payload", "payloadType", "signatures") is not { } envelope) return null;
        var signatures = envelope.List("signatures", 1);
        if (signatures.Count != 1) throw envelope.Wrong("signatures", "is not one");
        var signature = new ProtoMessage(signatures[0], "The envelope's signature", "sig", "keyid");
        return new(envelope.Text("payloadType"), envelope.RequiredBytes("payload"), signature.RequiredBytes("sig"), signature.Text("keyid"));
    }

    private static MessageSignature? Message(ProtoMessage bundle)
    {
        if (bundle.Message("messageSignature", "messageDigest", "signature") is not { } message) return null;
        var digest = message.RequiredMessage("messageDigest", "algorithm", "digest");
        var algorithm = HashAlgorithms.Find(digest.Choice("algorithm", HashAlgorithms.Names)) ?? throw digest.Wrong("algorithm", "is missing");
        return new(algorithm, digest.RequiredBytes("digest"), message.RequiredBytes("signature"));
    }
}
