using System.Text.Json;
using AciSecurity.Images;
using AciSecurity.Registry.Sigstore;
using AciSecurity.Registry.Sigstore.Bundles;
using AciSecurity.Registry.Sigstore.Cosign;
using AciSecurity.Registry.Sigstore.Keys;
using AciSecurity.Registry.Sigstore.Roots;
using AciSecurity.Registry.Tests.SharedData;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>Signatures of images with the verdicts of the tools that made them.</summary>
public sealed class ClassicVectorTests
{
    private const string ContainersImage = "containers-image";
    private const string Generated = "generated";

    public static TheoryData<string> Directories => VectorFile.Names(ContainersImage, Name);

    [SharedDataTheory]
    [MemberData(nameof(Directories))]
    public void A_layer_has_the_verdict_of_containers_image(string name)
    {
        var vectors = VectorFile.Read(ContainersImage);
        var vector = vectors.Cases.Single(vector => Name(vector) == name);
        var folder = vector.GetProperty("dir").GetString()!;
        var key = vectors.Text(vector, "key")!;
        // 0x00, the name of the format, 0x0A, and then JSON.
        var file = vectors.Bytes($"{folder}/signature-1");
        var layer = JsonDocument.Parse(file.AsMemory(Array.IndexOf(file, (byte)'\n') + 1)).RootElement;

        // These were made without a log.
        var trust = new SigstoreTrust { PublicKeys = [PublicKeyFile.Read(key, File.ReadAllText(vectors.Path(key)))], RequireLogEntry = false };
        var result = new CosignVerifier(trust, VectorFile.Clock(vector)).Verify(
            layer.GetProperty("payload").GetBytesFromBase64(),
            layer.GetProperty("annotations").EnumerateObject().ToDictionary(annotation => annotation.Name, annotation => annotation.Value.GetString()!),
            Digest.Of(vectors.Bytes($"{folder}/manifest.json")),
            vectors.Text(vector, "reference"));

        Assert.True((result.Verdict == SignatureVerdict.Valid) == vector.GetProperty("valid").GetBoolean(), $"{name}: {result.Verdict}: {string.Join("; ", result.Checks)}");
        if (result.Verdict == SignatureVerdict.Valid) Assert.Equal(CheckOutcome.Skipped, result.Checks.Single(check => check.Name == CheckNames.Log).Outcome);
    }

    [SharedDataFact]
    public void A_bundle_that_sigstores_own_code_made_is_valid()
    {
        var vectors = VectorFile.Read(Generated);
        var bundles = 0;
        foreach (var vector in vectors.Cases.Where(vector => vector.TryGetProperty("trustedRoot", out _) && vector.TryGetProperty("layout", out _)))
        {
            foreach (var blob in Directory.GetFiles(vectors.Path($"{vector.GetProperty("layout").GetString()}/blobs/sha256")))
            {
                var bytes = File.ReadAllBytes(blob);
                if (!bytes.AsSpan().StartsWith("""{"mediaType":"application/vnd.dev.sigstore.bundle"""u8)) continue;
                var trust = new SigstoreTrust
                {
                    Root = TrustedRootReader.Read("trusted_root.json", vectors.Bytes(vectors.Text(vector, "trustedRoot")!)),
                    Identities = [new(TextMatch.Exactly(vectors.Text(vector, "identity")!), TextMatch.Exactly(vectors.Text(vector, "issuer")!))],
                };
                var result = new BundleVerifier(trust, VectorFile.Clock(vector)).Verify(bytes, Digest.Parse(vectors.Text(vector, "image")!));
                Assert.True((result.Verdict == SignatureVerdict.Valid) == vector.GetProperty("valid").GetBoolean(), $"{blob}: {result.Verdict}: {string.Join("; ", result.Checks)}");
                bundles++;
            }
        }

        Assert.NotEqual(0, bundles);
    }

    private static string Name(JsonElement vector) => $"{vector.GetProperty("dir").GetString()} {(vector.TryGetProperty("key", out var key) ? key.GetString() : "")}";
}
