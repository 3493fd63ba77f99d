using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using AciSecurity.Images;
using AciSecurity.Registry.Notary.Envelopes;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>The manifest that makes a signature a referrer of what it signs, as the bytes that are pushed.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#oci-signatures. The configuration and the
/// envelope are pushed before it, as blobs.</remarks>
/// <param name="Bytes">The manifest.</param>
/// <param name="Descriptor">What the manifest is called.</param>
/// <param name="Envelope">What the envelope is called.</param>
internal sealed record NotaryManifest(byte[] Bytes, Descriptor Descriptor, Descriptor Envelope)
{
    /// <summary>The configuration: an empty object, which the specification of manifests demands.</summary>
    public static ReadOnlyMemory<byte> Configuration { get; } = "{}"u8.ToArray();

    /// <summary>Writes the manifest.</summary>
    /// <param name="signature">The signature.</param>
    /// <param name="subject">What is signed.</param>
    public static NotaryManifest Of(NotarySignature signature, Descriptor subject)
    {
        var envelope = new Descriptor(signature.MediaType, Digest.Of(signature.Envelope), signature.Envelope.Length);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, StrictJson.Writing)) Write(writer, signature, envelope, subject);
        var bytes = buffer.ToArray();
        return new(bytes, new(MediaTypes.OciManifest, Digest.Of(bytes), bytes.Length) { ArtifactType = NotaryMediaTypes.Signature }, envelope);
    }

    private static void Write(Utf8JsonWriter writer, NotarySignature signature, Descriptor envelope, Descriptor subject)
    {
        writer.WriteStartObject();
        writer.WriteNumber("schemaVersion", 2);
        writer.WriteString("mediaType", MediaTypes.OciManifest);
        writer.WriteString("artifactType", NotaryMediaTypes.Signature);
        writer.WritePropertyName("config");
        Write(writer, new(MediaTypes.Empty, Digest.Of(Configuration.Span), Configuration.Length));
        writer.WriteStartArray("layers");
        Write(writer, envelope);
        writer.WriteEndArray();
        writer.WritePropertyName("subject");
        Write(writer, subject);
        writer.WriteStartObject("annotations");
        writer.WriteString(NotaryMediaTypes.Thumbprints, Thumbprints(signature.Chain));
        writer.WriteString("org.opencontainers.image.created", InternetTime.Write(signature.SigningTime));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string Thumbprints(IReadOnlyList<X509Certificate2> chain) => JsonSerializer.Serialize(chain.Select(Signers.Thumbprint));

    private static void Write(Utf8JsonWriter writer, Descriptor descriptor)
    {
        writer.WriteStartObject();
        writer.WriteString("mediaType", descriptor.MediaType);
        writer.WriteString("digest", descriptor.Digest.ToString());
        writer.WriteNumber("size", descriptor.Size);
        writer.WriteEndObject();
    }
}
