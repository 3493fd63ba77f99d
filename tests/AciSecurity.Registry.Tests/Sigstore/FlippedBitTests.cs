using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Registry.Sigstore;
using AciSecurity.Registry.Sigstore.Bundles;
using AciSecurity.Registry.Tests.Sigstore.Making;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>No change of what is signed, logged or certified leaves a signature valid.</summary>
public sealed class FlippedBitTests : SigstoreTest
{
    [Theory]
    [InlineData("dsse 0.0.1")]
    [InlineData("intoto 0.0.2")]
    [InlineData("hashedrekord 0.0.1")]
    [InlineData("dsse 0.0.2")]
    [InlineData("hashedrekord 0.0.2")]
    public void A_byte_that_is_changed_anywhere_that_counts_is_seen(string kind)
    {
        var bundle = Sigstore.Keyless(kind).Json();
        var verifier = new BundleVerifier(Sigstore.Trust(), new FixedClock(Moments.Now));
        Valid(Verify(verifier, bundle));
        foreach (var (name, node) in Places(bundle))
        {
            var original = Convert.FromBase64String((string)node()!);
            // Certificates and bodies are long, and each try verifies signatures: every byte of short parts, one in some of the long ones.
            for (var index = 0; index < original.Length; index += Math.Max(1, original.Length / 96))
            {
                var changed = (byte[])original.Clone();
                changed[index] ^= (byte)(1 << (index % 8));
                node().ReplaceWith(Convert.ToBase64String(changed));
                Assert.True(Verify(verifier, bundle).Verdict != SignatureVerdict.Valid, $"{kind}: byte {index} of {name}");
            }

            node().ReplaceWith(Convert.ToBase64String(original));
        }

        Valid(Verify(verifier, bundle));
    }

    [Theory]
    [InlineData("dsse 0.0.1")]
    [InlineData("dsse 0.0.2")]
    public void A_character_that_is_changed_anywhere_in_the_checkpoint_is_seen(string kind)
    {
        var bundle = Sigstore.Keyless(kind).Json();
        var verifier = new BundleVerifier(Sigstore.Trust(), new FixedClock(Moments.Now));
        var checkpoint = Entry(bundle)["inclusionProof"]!["checkpoint"]!;
        var note = (string)checkpoint["envelope"]!;
        for (var index = 0; index < note.Length; index++)
        {
            checkpoint["envelope"] = note[..index] + (char)(note[index] ^ 1) + note[(index + 1)..];
            Assert.True(Verify(verifier, bundle).Verdict != SignatureVerdict.Valid, $"character {index} of {note}");
            checkpoint["envelope"] = note[..index] + note[(index + 1)..];
            Assert.True(Verify(verifier, bundle).Verdict != SignatureVerdict.Valid, $"without character {index} of {note}");
        }
    }

    [Fact]
    public void Base64_has_one_form()
    {
        var verifier = new BundleVerifier(Sigstore.Trust(), new FixedClock(Moments.Now));
        var bundle = Sigstore.Keyless().Json();
        var signature = bundle["dsseEnvelope"]!["signatures"]![0]!;
        var text = (string)signature["sig"]!;
        foreach (var other in new[] { text + "\n", " " + text, text + "=", text + "====", text.Insert(4, "\n") })
        {
            signature["sig"] = other;
            Invalid(CheckNames.Format, Verify(verifier, bundle), "base64");
        }
    }

    private static SignatureResult Verify(BundleVerifier verifier, JsonObject bundle) => verifier.VerifyArtifact(Encoding.UTF8.GetBytes(bundle.ToJsonString()), """{"schemaVersion":2}"""u8.ToArray());

    private static IEnumerable<(string Name, Func<JsonNode> Node)> Places(JsonObject bundle)
    {
        var entry = Entry(bundle);
        if (bundle["dsseEnvelope"] is { } envelope)
        {
            yield return ("signature", () => envelope["signatures"]![0]!["sig"]!);
            yield return ("payload", () => envelope["payload"]!);
        }
        else
        {
            yield return ("signature", () => bundle["messageSignature"]!["signature"]!);
            yield return ("digest", () => bundle["messageSignature"]!["messageDigest"]!["digest"]!);
        }

        yield return ("certificate", () => Material(bundle)["certificate"]!["rawBytes"]!);
        yield return ("body", () => entry["canonicalizedBody"]!);
        yield return ("log", () => entry["logId"]!["keyId"]!);
        yield return ("root", () => entry["inclusionProof"]!["rootHash"]!);
        for (var index = 0; index < entry["inclusionProof"]!["hashes"]!.AsArray().Count; index++)
        {
            var number = index;
            yield return ($"hash {number}", () => entry["inclusionProof"]!["hashes"]![number]!);
        }

        if (entry["inclusionPromise"] is not null) yield return ("promise", () => entry["inclusionPromise"]!["signedEntryTimestamp"]!);
    }
}
