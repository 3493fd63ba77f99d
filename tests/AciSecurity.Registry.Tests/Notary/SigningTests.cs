using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Notary.Signing;
using AciSecurity.Registry.Tests.Notary.Certificates;
using AciSecurity.Signatures;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;

namespace AciSecurity.Registry.Tests.Notary;

/// <summary>What is signed here verifies, also with code that is not ours.</summary>
public sealed class SigningTests
{
    internal static readonly Descriptor Target = new(MediaTypes.OciManifest, Digest.Parse("sha256:6a66940e02cf7612c1dc91914968a7ab3bc1601eb92346c09b331304498d0377"), 349);

    public static TheoryData<string, string> Algorithms => new()
    {
        { "PS256", NotaryMediaTypes.Jws }, { "PS384", NotaryMediaTypes.Jws }, { "PS512", NotaryMediaTypes.Jws },
        { "ES256", NotaryMediaTypes.Jws }, { "ES384", NotaryMediaTypes.Jws }, { "ES512", NotaryMediaTypes.Jws },
        { "PS256", NotaryMediaTypes.Cose }, { "PS384", NotaryMediaTypes.Cose }, { "PS512", NotaryMediaTypes.Cose },
        { "ES256", NotaryMediaTypes.Cose }, { "ES384", NotaryMediaTypes.Cose }, { "ES512", NotaryMediaTypes.Cose },
    };

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task A_signature_of_each_algorithm_verifies_here_and_with_another_library(string algorithm, string mediaType)
    {
        var chain = TestChain.Make(TestChain.SignerRecipe with { MakeKey = () => MakeKey(algorithm) });
        var signature = await SignAsync(chain, new(Target, mediaType) { Lifetime = TimeSpan.FromDays(30), Metadata = new Dictionary<string, string> { ["build"] = "7" } });

        using var folder = new TrustFolder().Put("ca/test", chain.Root.Pem);
        var result = await new NotaryVerifier(folder.Trust(), FixedClock.Usual, null).VerifyAsync(new(signature.Envelope, mediaType, Target, TrustFolder.Repository), default);

        Assert.True(result.Verdict == SignatureVerdict.Valid, result.Reason);
        Assert.Equal("7", result.Metadata["build"]);
        Assert.Equal(FixedClock.Usual.GetUtcNow(), result.SigningTime);
        Assert.Equal(FixedClock.Usual.GetUtcNow() + TimeSpan.FromDays(30), result.Expiry);
        Assert.Equal(3, result.Certificates.Count);
        Assert.True(IndependentlyVerifies(chain, algorithm, mediaType, signature.Envelope));
    }

    [Fact]
    public async Task The_manifest_makes_the_signature_a_referrer()
    {
        var chain = TestChain.Make();
        var signature = await SignAsync(chain, new(Target, NotaryMediaTypes.Jws));
        var manifest = NotaryManifest.Of(signature, Target);
        var json = JsonDocument.Parse(manifest.Bytes).RootElement;

        Assert.True(manifest.Descriptor.Digest.IsOf(manifest.Bytes));
        Assert.Equal("application/vnd.cncf.notary.signature", json.GetProperty("artifactType").GetString());
        Assert.Equal("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", json.GetProperty("config").GetProperty("digest").GetString());
        Assert.Equal(Target.Digest.ToString(), json.GetProperty("subject").GetProperty("digest").GetString());
        Assert.Equal(Digest.Of(signature.Envelope).ToString(), json.GetProperty("layers")[0].GetProperty("digest").GetString());
        Assert.Equal(1, json.GetProperty("layers").GetArrayLength());
        var thumbprints = JsonSerializer.Deserialize<string[]>(json.GetProperty("annotations").GetProperty("io.cncf.notary.x509chain.thumbprint#S256").GetString()!)!;
        Assert.Equal(chain.Certificates.Select(certificate => Convert.ToHexString(SHA256.HashData(certificate.RawData)).ToLowerInvariant()), thumbprints);
    }

    [Fact]
    public async Task Certificates_that_would_not_verify_do_not_sign()
    {
        var wrongUsage = TestChain.Make(TestChain.SignerRecipe with { Purposes = ["1.3.6.1.5.5.7.3.1"] });
        var expired = TestChain.Make(TestChain.SignerRecipe with { NotAfter = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) });
        var good = TestChain.Make();
        var otherKey = new LocalSigningKey("test", ECDsa.Create(ECCurve.NamedCurves.nistP256), good.Certificates);

        foreach (var key in new[] { wrongUsage.Key, expired.Key, otherKey })
        {
            var refused = await Assert.ThrowsAsync<FaultException>(() => new NotarySigner(key, FixedClock.Usual).SignAsync(new(Target, NotaryMediaTypes.Jws), default));
            Assert.Equal("AciSecurity.SigningKeyInvalid", refused.Fault.Id);
        }
    }

    [Fact]
    public async Task Reserved_names_and_lifetimes_of_nothing_are_refused()
    {
        var chain = TestChain.Make();
        await Assert.ThrowsAsync<ArgumentException>(() => SignAsync(chain, new(Target, NotaryMediaTypes.Jws) { Metadata = new Dictionary<string, string> { ["io.cncf.notary.x"] = "1" } }));
        await Assert.ThrowsAsync<ArgumentException>(() => SignAsync(chain, new(Target, NotaryMediaTypes.Jws) { Lifetime = TimeSpan.Zero }));
        await Assert.ThrowsAsync<ArgumentException>(() => SignAsync(chain, new(Target, "application/json")));
    }

    internal static Task<NotarySignature> SignAsync(TestChain chain, NotarySigningRequest request, TimeProvider? clock = null) =>
        new NotarySigner(chain.Key, clock ?? FixedClock.Usual).SignAsync(request, default);

    private static AsymmetricAlgorithm MakeKey(string algorithm) => algorithm switch
    {
        "PS256" => RSA.Create(2048),
        "PS384" => RSA.Create(3072),
        "PS512" => RSA.Create(4096),
        "ES256" => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        "ES384" => ECDsa.Create(ECCurve.NamedCurves.nistP384),
        _ => ECDsa.Create(ECCurve.NamedCurves.nistP521),
    };

    // BouncyCastle's primitives and a few lines of parsing, none of it ours.
    private static bool IndependentlyVerifies(TestChain chain, string algorithm, string mediaType, byte[] envelope)
    {
        byte[] signed, signature;
        if (mediaType == NotaryMediaTypes.Jws)
        {
            var json = JsonDocument.Parse(envelope).RootElement;
            signed = Encoding.ASCII.GetBytes($"{json.GetProperty("protected").GetString()}.{json.GetProperty("payload").GetString()}");
            signature = System.Buffers.Text.Base64Url.DecodeFromChars(json.GetProperty("signature").GetString());
        }
        else
        {
            var reader = new System.Formats.Cbor.CborReader(envelope);
            Assert.Equal(18ul, (ulong)reader.ReadTag());
            reader.ReadStartArray();
            var header = reader.ReadByteString();
            reader.SkipValue();
            var payload = reader.ReadByteString();
            signature = reader.ReadByteString();
            signed = [0x84, 0x6A, .. "Signature1"u8, .. Bytes(header), 0x40, .. Bytes(payload)];
        }

        ISigner verifier = SignerUtilities.GetSigner(algorithm[0] == 'P' ? $"SHA-{algorithm[2..]}withRSAandMGF1" : $"SHA-{algorithm[2..]}withPLAIN-ECDSA");
        verifier.Init(false, chain.Leaf.Bouncy.GetPublicKey());
        verifier.BlockUpdate(signed, 0, signed.Length);
        return verifier.VerifySignature(signature);
    }

    private static byte[] Bytes(byte[] content) => content.Length switch
    {
        < 24 => [(byte)(0x40 + content.Length), .. content],
        < 256 => [0x58, (byte)content.Length, .. content],
        _ => [0x59, (byte)(content.Length >> 8), (byte)content.Length, .. content],
    };
}
