using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Registry.Notary.Certificates;

namespace AciSecurity.Registry.Notary.Envelopes;

/// <summary>A signature envelope that is whole: its signature is that of its first certificate's key, and the chain is of the required form.
/// Whether anybody trusts the chain is another question.</summary>
/// <param name="Attributes">What was signed beside the payload.</param>
/// <param name="Payload">What was signed.</param>
/// <param name="Chain">The certificates, the signer's first.</param>
/// <param name="Signature">The signature's bytes, which a timestamp is over.</param>
/// <param name="Timestamp">The RFC 3161 token; empty where there is none.</param>
internal sealed record NotaryEnvelope(
    SignedAttributes Attributes,
    ReadOnlyMemory<byte> Payload,
    IReadOnlyList<X509Certificate2> Chain,
    ReadOnlyMemory<byte> Signature,
    ReadOnlyMemory<byte> Timestamp)
{
    /// <summary>No envelope is larger: the limit of notation, registry/repository.go.</summary>
    public const int LargestEnvelope = 32 * 1024 * 1024;

    /// <summary>Opens an envelope.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="mediaType">What it is, as the manifest says.</param>
    /// <param name="known">Finds a certificate that has been opened already by its DER; says nothing of whether it is trusted.</param>
    /// <exception cref="NotaryRefusalException">It is not whole.</exception>
    public static NotaryEnvelope Open(ReadOnlyMemory<byte> bytes, string mediaType, Func<ReadOnlyMemory<byte>, OpenedCertificate?>? known = null)
    {
        if (bytes.Length > LargestEnvelope) throw new NotaryRefusalException("The envelope is too large.");
        try
        {
            return Check(mediaType switch
            {
                NotaryMediaTypes.Jws => JwsEnvelope.Parse(bytes),
                NotaryMediaTypes.Cose => CoseEnvelope.Parse(bytes),
                _ => throw new NotaryRefusalException($"The media type {mediaType} is none of an envelope."),
            }, known);
        }
        catch (Exception exception) when (exception is CryptographicException or InvalidOperationException)
        {
            // InvalidOperationException: a name in the JSON that is no well-formed text.
            throw new NotaryRefusalException("The envelope, a certificate in it, or the signature is malformed.");
        }
    }

    private static NotaryEnvelope Check(EnvelopeContent content, Func<ReadOnlyMemory<byte>, OpenedCertificate?>? known)
    {
        content.Attributes.Check();
        if (content.Attributes.ContentType != NotaryMediaTypes.Payload) throw new NotaryRefusalException($"The content type {content.Attributes.ContentType} is not supported.");
        if (content.Payload.IsEmpty) throw new NotaryRefusalException("The payload is empty.");
        if (content.Signature.IsEmpty) throw new NotaryRefusalException("The signature is missing.");
        if (content.Chain.Count == 0) throw new NotaryRefusalException("The certificate chain is missing.");
        List<OpenedCertificate> own = [];
        OpenedCertificate Opened(ReadOnlyMemory<byte> der)
        {
            if (known?.Invoke(der) is { } opened) return opened;
            own.Add(new(CertificateReader.Read(der)));
            return own[^1];
        }

        try
        {
            OpenedCertificate[] chain = [.. content.Chain.Select(Opened)];
            CheckSignature(content, chain);
            return new(content.Attributes, content.Payload, [.. chain.Select(opened => opened.Certificate)], content.Signature, content.Timestamp);
        }
        finally
        {
            foreach (var opened in own) opened.Dispose();
        }
    }

    private static void CheckSignature(EnvelopeContent content, OpenedCertificate[] chain)
    {
        var algorithm = SignatureAlgorithm.Of(chain[0].Certificate);
        if (algorithm != content.Attributes.Algorithm)
        {
            throw new NotaryRefusalException($"The envelope says {content.Attributes.Algorithm}, and its signing certificate demands {algorithm}.");
        }

        if (!content.Verifies(chain[0].Key)) throw new NotaryRefusalException("The signature is not that of the signing certificate's key over this content.");
        CertificateProfile.Signing.CheckChain(chain);
    }
}
