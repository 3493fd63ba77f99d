using AciSecurity.Registry.Sigstore.Certificates;
using AciSecurity.Registry.Sigstore.Logs;

namespace AciSecurity.Registry.Sigstore.Bundles;

/// <summary>A signature with all that is needed to verify it, in one JSON.</summary>
/// <remarks>https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto and
/// https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md</remarks>
internal sealed record SigstoreBundle
{
    /// <summary>The certificate of who signed; null where a bare key did.</summary>
    public SigningCertificate? Certificate { get; init; }

    /// <summary>What the signer calls the key; empty where nothing is said. Nothing proves it.</summary>
    public string KeyHint { get; init; } = "";

    /// <summary>Entries in logs.</summary>
    public required IReadOnlyList<LogEntry> Entries { get; init; }

    /// <summary>Answers of timestamp authorities.</summary>
    public required IReadOnlyList<byte[]> Timestamps { get; init; }

    /// <summary>The envelope that was signed; null where content itself was.</summary>
    public DsseEnvelope? Envelope { get; init; }

    /// <summary>The signature of content itself; null where an envelope was signed.</summary>
    public MessageSignature? Message { get; init; }

    /// <summary>The in-toto statement in the envelope; null where there is no envelope, or something else in it.</summary>
    public InTotoStatement? Statement { get; init; }

    /// <summary>Whether it is made to sign an image: a statement of cosign's own kind, or a signature over the manifest itself.
    /// Any other statement attests something of the image, such as how it was built, and is no signature of it.</summary>
    public bool IsImageSignature => Message is not null || Statement?.PredicateType == InTotoStatement.CosignSignature;
}
