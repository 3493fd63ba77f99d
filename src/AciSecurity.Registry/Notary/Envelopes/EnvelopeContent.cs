using AciSecurity.Registry.Notary.Certificates;

namespace AciSecurity.Registry.Notary.Envelopes;

/// <summary>An envelope taken apart, in either format, before anything in it is believed.</summary>
/// <param name="Attributes">The protected header.</param>
/// <param name="Payload">What is signed.</param>
/// <param name="Chain">The certificates in DER, the signer's first.</param>
/// <param name="Signature">The signature's bytes.</param>
/// <param name="Timestamp">The RFC 3161 token; empty where there is none.</param>
/// <param name="Verifies">Whether a key made the signature over the envelope's own bytes.</param>
internal sealed record EnvelopeContent(
    SignedAttributes Attributes,
    ReadOnlyMemory<byte> Payload,
    IReadOnlyList<ReadOnlyMemory<byte>> Chain,
    ReadOnlyMemory<byte> Signature,
    ReadOnlyMemory<byte> Timestamp,
    Func<CertificateKey, bool> Verifies);
