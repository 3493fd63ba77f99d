using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace AciSecurity.Registry.Tests.Sigstore.Making;

/// <summary>A signature as it comes to be a bundle.</summary>
internal sealed class MadeBundle
{
    private readonly MadeSigstore _sigstore;
    private readonly string _kind;
    private readonly byte[] _payload;
    private readonly string _payloadType;

    /// <param name="sigstore">Who signs.</param>
    /// <param name="kind">The kind of log entry.</param>
    /// <param name="key">The key.</param>
    /// <param name="certificate">Its certificate; null where a bare key signs.</param>
    /// <param name="payload">The envelope's payload.</param>
    /// <param name="payloadType">Its type.</param>
    /// <param name="isMessage">Whether the manifest itself is signed, and no envelope.</param>
    public MadeBundle(MadeSigstore sigstore, string kind, ECDsa key, X509Certificate2? certificate, byte[] payload, string payloadType, bool isMessage)
    {
        (_sigstore, _kind, _payload, _payloadType) = (sigstore, kind, payload, payloadType);
        (Key, Certificate, IsMessage) = (key, certificate, isMessage);
        Signed = IsMessage ? sigstore.Manifest : [.. Encoding.UTF8.GetBytes($"DSSEv1 {payloadType.Length} {payloadType} {payload.Length} "), .. payload];
        var hash = key.KeySize switch { 384 => HashAlgorithmName.SHA384, 521 => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 };
        Signature = key.SignData(Signed, hash, DSASignatureFormat.Rfc3279DerSequence);
    }

    public ECDsa Key { get; }

    public X509Certificate2? Certificate { get; }

    public bool IsMessage { get; }

    public byte[] Signed { get; }

    public byte[] Signature { get; }

    public JsonObject Body => LogBodies.Of(_kind, Signed, IsMessage ? [] : _payload, Signature, Certificate?.RawData, Key.ExportSubjectPublicKeyInfo());

    private bool IsOfSecondRekor => _kind is "hashedrekord 0.0.2" or "dsse 0.0.2";

    /// <summary>The bundle: the first version of Rekor promises a time, the second leaves that to the timestamp authority.</summary>
    public JsonObject Json(string version = "0.3", bool? timestamp = null, DateTimeOffset? logged = null)
    {
        var material = new JsonObject();
        if (Certificate is null) material["publicKey"] = new JsonObject { ["hint"] = "made" };
        else if (version == "0.3") material["certificate"] = Raw(Certificate);
        else material["x509CertificateChain"] = new JsonObject { ["certificates"] = new JsonArray(Raw(Certificate)) };
        var entry = IsOfSecondRekor
            ? _sigstore.SecondRekor.Entry(Body, null, promise: false)
            : _sigstore.Rekor.Entry(Body, logged ?? Moments.Signed, promise: true);
        material["tlogEntries"] = new JsonArray(entry);
        if (timestamp ?? IsOfSecondRekor) material["timestampVerificationData"] = Timestamp(_sigstore.Timestamps.Answer(Signature, Moments.Signed));
        var bundle = new JsonObject
        {
            ["mediaType"] = version == "0.3" ? "application/vnd.dev.sigstore.bundle.v0.3+json" : $"application/vnd.dev.sigstore.bundle+json;version={version}",
            ["verificationMaterial"] = material,
        };
        if (IsMessage)
        {
            bundle["messageSignature"] = new JsonObject
            {
                ["messageDigest"] = new JsonObject { ["algorithm"] = "SHA2_256", ["digest"] = Convert.ToBase64String(SHA256.HashData(Signed)) },
                ["signature"] = Convert.ToBase64String(Signature),
            };
        }
        else
        {
            bundle["dsseEnvelope"] = new JsonObject
            {
                ["payload"] = Convert.ToBase64String(_payload),
                ["payloadType"] = _payloadType,
                ["signatures"] = new JsonArray(new JsonObject { ["sig"] = Convert.ToBase64String(Signature) }),
            };
        }

        return bundle;
    }

    public static JsonObject Timestamp(byte[] answer) => new()
    {
        ["rfc3161Timestamps"] = new JsonArray(new JsonObject { ["signedTimestamp"] = Convert.ToBase64String(answer) }),
    };

    public static JsonObject Raw(X509Certificate2 certificate) => new() { ["rawBytes"] = Convert.ToBase64String(certificate.RawData) };
}
