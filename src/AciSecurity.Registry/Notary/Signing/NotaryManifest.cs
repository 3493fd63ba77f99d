using System.Text.Json;
using AciSecurity.Images;
using AciSecurity.Registry.Images;
using AciSecurity.Registry.Notary.Envelopes;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>The manifest that makes a signature a referrer of what it signs, as the bytes that are pushed.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#oci-signatures. The configuration and the
/// envelope are pushed before it, as blobs.</remarks>
/// <param name="Bytes">The manifest.</param>
/// <param name="Descriptor">What the manifest is called, with its annotations: lists of referrers repeat them.</param>
/// <param name="Envelope">What the envelope is called.</param>
internal sealed record NotaryManifest(byte[] Bytes, Descriptor Descriptor, Descriptor Envelope)
{
    /// <summary>The configuration: an empty object, which the specification of manifests demands.</summary>
    public static ReadOnlyMemory<byte> Configuration { get; } = "{}"u8.ToArray();

    /// <summary>What the configuration is called.</summary>
    public static Descriptor ConfigurationDescriptor { get; } = new(MediaTypes.Empty, Digest.Of(Configuration.Span), Configuration.Length);

    /// <summary>Writes the manifest.</summary>
    /// <param name="signature">The signature.</param>
    /// <param name="subject">What is signed.</param>
    public static NotaryManifest Of(NotarySignature signature, Descriptor subject)
    {
        var envelope = new Descriptor(signature.MediaType, Digest.Of(signature.Envelope), signature.Envelope.Length);
        var annotations = new Dictionary<string, string>
        {
            [NotaryMediaTypes.Thumbprints] = JsonSerializer.Serialize(signature.Chain.Select(Signers.Thumbprint)),
            ["org.opencontainers.image.created"] = InternetTime.Write(signature.SigningTime),
        };
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, NotaryJson.Writing)) Write(writer, envelope, subject, annotations);
        var bytes = buffer.ToArray();
        return new(bytes, new(MediaTypes.OciManifest, Digest.Of(bytes), bytes.Length) { ArtifactType = NotaryMediaTypes.Signature, Annotations = annotations }, envelope);
    }

    private static void Write(Utf8JsonWriter writer, Descriptor envelope, Descriptor subject, Dictionary<string, string> annotations)
    {
        writer.WriteStartObject();
        writer.WriteNumber("schemaVersion", 2);
        writer.WriteString("mediaType", MediaTypes.OciManifest);
        writer.WriteString("artifactType", NotaryMediaTypes.Signature);
        writer.WritePropertyName("config");
        DescriptorJson.Write(writer, ConfigurationDescriptor);
        writer.WriteStartArray("layers");
        DescriptorJson.Write(writer, envelope);
        writer.WriteEndArray();
        writer.WritePropertyName("subject");
        DescriptorJson.Write(writer, new(subject.MediaType, subject.Digest, subject.Size));
        writer.WriteStartObject("annotations");
        foreach (var (name, value) in annotations) writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
