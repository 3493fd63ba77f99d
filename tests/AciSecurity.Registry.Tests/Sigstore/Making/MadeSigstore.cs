using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Images;
using AciSecurity.Registry.Sigstore;
using AciSecurity.Registry.Sigstore.Bundles;
using AciSecurity.Registry.Sigstore.Keys;
using AciSecurity.Registry.Sigstore.Roots;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Sigstore.Making;

/// <summary>A whole sigstore of one's own: authority, logs of both versions, log of certificates, timestamp authority; and what it signs.</summary>
internal sealed class MadeSigstore : IDisposable
{
    public const string StatementType = "application/vnd.in-toto+json";

    private readonly List<IDisposable> _made = [];

    public MadeAuthority Authority { get; } = new("fulcio");

    public MadeCertificateLog CertificateLog { get; } = new();

    public MadeRekor Rekor { get; } = new(second: false);

    public MadeRekor SecondRekor { get; } = new(second: true);

    public MadeTimestampAuthority Timestamps { get; } = new();

    public byte[] Manifest { get; } = """{"schemaVersion":2}"""u8.ToArray();

    public Digest Image => Digest.Of(Manifest);

    /// <summary>The trusted root, for a test to change.</summary>
    public JsonObject Root() => new()
    {
        ["mediaType"] = "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
        ["tlogs"] = new JsonArray(
            Log($"https://{MadeRekor.Host}", Rekor.PublicKey, Rekor.KeyDetails, Rekor.Id),
            Log($"https://{MadeRekor.Host}", SecondRekor.PublicKey, SecondRekor.KeyDetails, SecondRekor.Id)),
        ["certificateAuthorities"] = new JsonArray(Chain(Authority.Intermediate, Authority.Root)),
        ["ctlogs"] = new JsonArray(Log("https://ct.made.example", CertificateLog.PublicKey, "PKIX_ECDSA_P256_SHA_256", CertificateLog.Id)),
        ["timestampAuthorities"] = new JsonArray(Chain(Timestamps.Signer, Timestamps.Authority.Intermediate, Timestamps.Authority.Root)),
    };

    public SigstoreTrust Trust(JsonObject? root = null) => new()
    {
        Root = TrustedRootReader.Read("trusted_root.json", Encoding.UTF8.GetBytes((root ?? Root()).ToJsonString())),
        Identities = [new(TextMatch.Exactly(MadeSigner.Name), TextMatch.Exactly(MadeSigner.Issuer))],
    };

    /// <summary>A statement by which cosign signs the image.</summary>
    public byte[] Statement(string predicateType = InTotoStatement.CosignSignature, string? digest = null) => Encoding.UTF8.GetBytes(
        $$$"""{"_type":"https://in-toto.io/Statement/v1","subject":[{"digest":{"sha256":"{{{digest ?? Image.Hex}}}"}}],"predicateType":"{{{predicateType}}}","predicate":{}}""");

    /// <summary>Signs without a key of one's own: the manifest itself where the entry is a hashedrekord and nothing else is said, else an envelope.</summary>
    public MadeBundle Keyless(string kind = "dsse 0.0.1", MadeSigner? signer = null, byte[]? payload = null, string payloadType = StatementType, bool? isMessage = null)
    {
        signer ??= new();
        var key = Keep(ECDsa.Create(signer.Curve));
        return new(this, kind, key, Keep(signer.Issue(key, Authority, CertificateLog)), payload ?? Statement(), payloadType, isMessage ?? IsOfContent(kind));
    }

    /// <summary>Signs with a key.</summary>
    public MadeBundle Keyed(ECDsa key, string kind = "dsse 0.0.1") => new(this, kind, key, null, Statement(), StatementType, IsOfContent(kind));

    public SignatureResult Verify(JsonObject bundle, SigstoreTrust? trust = null) => Verify(Encoding.UTF8.GetBytes(bundle.ToJsonString()), trust);

    public SignatureResult Verify(byte[] bundle, SigstoreTrust? trust = null) =>
        new BundleVerifier(trust ?? Trust(), new FixedClock(Moments.Now)).Verify(bundle, Image, Manifest);

    public static SigstoreTrust OfKey(ECDsa key, SigstoreTrust trust) =>
        trust with { PublicKeys = [PublicKeyFile.Read("cosign.pub", key.ExportSubjectPublicKeyInfoPem())], Identities = [] };

    public static JsonObject Log(string url, byte[] key, string details, byte[] id) => new()
    {
        ["baseUrl"] = url,
        ["hashAlgorithm"] = "SHA2_256",
        ["publicKey"] = new JsonObject
        {
            ["rawBytes"] = Convert.ToBase64String(key),
            ["keyDetails"] = details,
            ["validFor"] = new JsonObject { ["start"] = Moments.Rfc3339(Moments.Start) },
        },
        ["logId"] = new JsonObject { ["keyId"] = Convert.ToBase64String(id) },
    };

    public static JsonObject Chain(params X509Certificate2[] certificates) => new()
    {
        ["uri"] = "https://made.example",
        ["certChain"] = new JsonObject
        {
            ["certificates"] = new JsonArray([.. certificates.Select(certificate => new JsonObject { ["rawBytes"] = Convert.ToBase64String(certificate.RawData) })]),
        },
        ["validFor"] = new JsonObject { ["start"] = Moments.Rfc3339(Moments.Start) },
    };

    public void Dispose()
    {
        Authority.Dispose();
        CertificateLog.Dispose();
        Rekor.Dispose();
        SecondRekor.Dispose();
        Timestamps.Dispose();
        _made.ForEach(made => made.Dispose());
    }

    private static bool IsOfContent(string kind) => kind.StartsWith("hashedrekord", StringComparison.Ordinal);

    private T Keep<T>(T made)
        where T : IDisposable
    {
        _made.Add(made);
        return made;
    }
}
