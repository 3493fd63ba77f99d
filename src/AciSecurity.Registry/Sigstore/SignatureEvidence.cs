using AciSecurity.Registry.Sigstore.Bundles;
using AciSecurity.Registry.Sigstore.Certificates;
using AciSecurity.Registry.Sigstore.Keys;
using AciSecurity.Registry.Sigstore.Logs;

namespace AciSecurity.Registry.Sigstore;

/// <summary>A signature with all that came along to prove it: the same for a bundle and for a layer with annotations.</summary>
internal sealed record SignatureEvidence
{
    /// <summary>The signature.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>What it is over.</summary>
    public required SignedData Data { get; init; }

    /// <summary>The envelope that holds what it is over; null where it is over content itself.</summary>
    public DsseEnvelope? Envelope { get; init; }

    /// <summary>The certificate of who signed; null where a bare key did.</summary>
    public SigningCertificate? Certificate { get; init; }

    /// <summary>Entries in logs.</summary>
    public IReadOnlyList<LogEntry> Entries { get; init; } = [];

    /// <summary>Answers of timestamp authorities, in DER.</summary>
    public IReadOnlyList<byte[]> Timestamps { get; init; } = [];
}
