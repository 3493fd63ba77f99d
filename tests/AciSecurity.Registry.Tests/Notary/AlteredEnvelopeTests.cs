using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Notary.Signing;
using AciSecurity.Registry.Tests.Notary.Certificates;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Notary;

/// <summary>No byte of an envelope can be another.</summary>
public sealed class AlteredEnvelopeTests
{
    [Theory]
    [InlineData(NotaryMediaTypes.Jws)]
    [InlineData(NotaryMediaTypes.Cose)]
    public async Task Any_altered_byte_makes_a_signature_invalid(string mediaType)
    {
        var chain = TestChain.Make();
        var envelope = (await SigningTests.SignAsync(chain, new NotarySigningRequest(SigningTests.Target, mediaType))).Envelope;
        using var folder = new TrustFolder().Put("ca/test", chain.Root.Pem);
        var verifier = new NotaryVerifier(folder.Trust(), FixedClock.Usual, null);
        Assert.Equal(SignatureVerdict.Valid, await VerdictAsync(verifier, envelope, mediaType));

        for (var index = 0; index < envelope.Length; index++)
        {
            // A neighbour, the other case of a letter, or no ASCII.
            var mask = (index % 3) switch { 0 => 0x01, 1 => 0x20, _ => 0x80 };
            var altered = envelope.ToArray();
            altered[index] ^= (byte)mask;
            Assert.True(await VerdictAsync(verifier, altered, mediaType) == SignatureVerdict.Invalid, $"byte {index}, mask {mask}");
        }
    }

    [Theory]
    [InlineData(NotaryMediaTypes.Jws)]
    [InlineData(NotaryMediaTypes.Cose)]
    public async Task Any_cut_or_lengthened_envelope_is_invalid(string mediaType)
    {
        var chain = TestChain.Make();
        var envelope = (await SigningTests.SignAsync(chain, new NotarySigningRequest(SigningTests.Target, mediaType))).Envelope;
        using var folder = new TrustFolder().Put("ca/test", chain.Root.Pem);
        var verifier = new NotaryVerifier(folder.Trust(), FixedClock.Usual, null);

        for (var length = 0; length < envelope.Length; length += 7) Assert.Equal(SignatureVerdict.Invalid, await VerdictAsync(verifier, envelope[..length], mediaType));
        Assert.Equal(SignatureVerdict.Invalid, await VerdictAsync(verifier, [.. envelope, 0x41], mediaType));
    }

    private static async Task<SignatureVerdict> VerdictAsync(NotaryVerifier verifier, byte[] envelope, string mediaType) =>
        (await verifier.VerifyAsync(new(envelope, mediaType, SigningTests.Target, TrustFolder.Repository), default)).Verdict;
}
