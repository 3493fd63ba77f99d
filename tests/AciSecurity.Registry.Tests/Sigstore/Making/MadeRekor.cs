using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace AciSecurity.Registry.Tests.Sigstore.Making;

/// <summary>A log of signatures: Rekor of the first version with an ECDSA key, or of the second with an Ed25519 key.</summary>
internal sealed class MadeRekor : IDisposable
{
    public const string Host = "rekor.made.example";

    private const int TreeSize = 11;
    private const int Position = 6;

    private readonly ECDsa _ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Ed25519PrivateKeyParameters _ed25519 = new(new SecureRandom());
    private readonly bool _second;

    public MadeRekor(bool second) => _second = second;

    public byte[] PublicKey => _second
        ? SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(_ed25519.GeneratePublicKey()).GetDerEncoded()
        : _ecdsa.ExportSubjectPublicKeyInfo();

    public string KeyDetails => _second ? "PKIX_ED25519" : "PKIX_ECDSA_P256_SHA_256";

    public byte[] Id => _second
        ? SHA256.HashData([.. Encoding.UTF8.GetBytes(Host), (byte)'\n', 1, .. _ed25519.GeneratePublicKey().GetEncoded()])
        : SHA256.HashData(PublicKey);

    /// <summary>An entry as bundles have it.</summary>
    /// <param name="body">What is logged.</param>
    /// <param name="time">When; null for a log that does not say.</param>
    /// <param name="promise">Whether it promises.</param>
    public JsonObject Entry(JsonObject body, DateTimeOffset? time, bool promise)
    {
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        var leaves = Enumerable.Range(0, TreeSize).Select(number => number == Position ? bytes : Encoding.UTF8.GetBytes($"entry {number}")).ToList();
        // A log of the first version has had trees before this one.
        var index = _second ? Position : Position + 4_163_431;
        var entry = new JsonObject
        {
            ["logIndex"] = $"{index}",
            ["logId"] = new JsonObject { ["keyId"] = Convert.ToBase64String(Id) },
            ["kindVersion"] = new JsonObject { ["kind"] = (string)body["kind"]!, ["version"] = (string)body["apiVersion"]! },
            ["inclusionProof"] = new JsonObject
            {
                ["logIndex"] = $"{Position}",
                ["rootHash"] = Convert.ToBase64String(MadeTree.Root(leaves)),
                ["treeSize"] = $"{TreeSize}",
                ["hashes"] = new JsonArray([.. MadeTree.Path(Position, leaves).Select(hash => (JsonNode)Convert.ToBase64String(hash))]),
                ["checkpoint"] = new JsonObject { ["envelope"] = Checkpoint(TreeSize, MadeTree.Root(leaves)) },
            },
            ["canonicalizedBody"] = Convert.ToBase64String(bytes),
        };
        if (time is { } logged) entry["integratedTime"] = $"{logged.ToUnixTimeSeconds()}";
        if (promise) entry["inclusionPromise"] = new JsonObject { ["signedEntryTimestamp"] = Convert.ToBase64String(Promise(bytes, time!.Value.ToUnixTimeSeconds(), index)) };
        return entry;
    }

    public byte[] Promise(byte[] body, long time, long index) => Sign(Encoding.UTF8.GetBytes(
        $$"""{"body":"{{Convert.ToBase64String(body)}}","integratedTime":{{time}},"logID":"{{Convert.ToHexString(Id).ToLowerInvariant()}}","logIndex":{{index}}}"""));

    public string Checkpoint(long size, byte[] root, string? origin = null, string? name = null, string extension = "")
    {
        var text = $"{origin ?? (_second ? Host : $"{Host} - 2605736670972794746")}\n{size}\n{Convert.ToBase64String(root)}\n{extension}";
        byte[] signature = [.. Id.AsSpan(0, 4), .. Sign(Encoding.UTF8.GetBytes(text))];
        return $"{text}\n\u2014 {name ?? Host} {Convert.ToBase64String(signature)}\n";
    }

    public void Dispose() => _ecdsa.Dispose();

    private byte[] Sign(byte[] data)
    {
        if (!_second) return _ecdsa.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var signer = new Ed25519Signer();
        signer.Init(true, _ed25519);
        signer.BlockUpdate(data, 0, data.Length);
        return signer.GenerateSignature();
    }
}
