using System.Text.Json;
using AciSecurity.Faults;
using AciSecurity.Registry.Sigstore;
using AciSecurity.Registry.Sigstore.Bundles;
using AciSecurity.Registry.Sigstore.Keys;
using AciSecurity.Registry.Sigstore.Roots;
using AciSecurity.Registry.Tests.SharedData;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>Bundles with the verdicts of sigstore's own conformance suite, which its clients are held to.</summary>
public sealed class ConformanceVectorTests
{
    private const string Source = "sigstore-conformance";

    public static TheoryData<string> Cases => VectorFile.Names(Source, vector => vector.GetProperty("dir").GetString()!);

    [SharedDataTheory]
    [MemberData(nameof(Cases))]
    public void A_bundle_has_the_verdict_of_the_conformance_suite(string name)
    {
        var vectors = VectorFile.Read(Source);
        var vector = vectors.Cases.Single(vector => vector.GetProperty("dir").GetString() == name);

        var result = Verify(vectors, vector, name);

        Assert.True((result?.Verdict == SignatureVerdict.Valid) == vector.GetProperty("valid").GetBoolean(), $"{name}: {result?.Verdict}: {string.Join("; ", result?.Checks ?? [])}");
    }

    // A trusted root or a key that cannot be used verifies nothing.
    private static SignatureResult? Verify(VectorFile vectors, JsonElement vector, string name)
    {
        try
        {
            var trust = new SigstoreTrust
            {
                Root = TrustedRootReader.Read("trusted_root.json", vectors.Bytes(vectors.Text(vector, "trustedRoot")!)),
                PublicKeys = vectors.Text(vector, "key") is { } key ? [PublicKeyFile.Read(key, File.ReadAllText(vectors.Path(key)))] : [],
                Identities = [new(TextMatch.Exactly(vectors.Text(vector, "identity")!), TextMatch.Exactly(vectors.Text(vector, "issuer")!))],
            };
            return new BundleVerifier(trust, VectorFile.Clock(vector))
                .VerifyArtifact(vectors.Bytes($"{name}/bundle.sigstore.json"), vectors.Bytes(vectors.Text(vector, "artifact") ?? "a.txt"));
        }
        catch (FaultException)
        {
            return null;
        }
    }
}
