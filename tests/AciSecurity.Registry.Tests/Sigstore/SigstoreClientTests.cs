using System.Text;
using System.Text.Json;
using AciSecurity.Images;
using AciSecurity.Registry.Sigstore;
using AciSecurity.Registry.Sigstore.Bundles;
using AciSecurity.Registry.Sigstore.Keys;
using AciSecurity.Registry.Sigstore.Roots;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>sigstore's own code signs, and its own verifier and this one agree about each bundle and each change of it.</summary>
public sealed class SigstoreClientTests
{
    // That verifier takes the root from the checkpoint and does not look at the one beside it; sigstore-go and this one demand that both agree.
    private const string NotSeenThere = ", another root";

    [SigstoreClientsFact]
    public async Task Both_verifiers_agree()
    {
        var told = await SigstoreClients.RunAsync("verdicts.mjs");
        var trust = new SigstoreTrust
        {
            Root = TrustedRootReader.Read("trusted_root.json", Encoding.UTF8.GetBytes(told.GetProperty("trustedRoot").GetRawText())),
            Identities = [new(TextMatch.Exactly(told.GetProperty("identity").GetString()!), TextMatch.Exactly(told.GetProperty("issuer").GetString()!))],
            PublicKeys = [PublicKeyFile.Read("cosign.pub", told.GetProperty("publicKey").GetString()!)],
        };
        // The signatures were made a moment ago, by the clock of this machine.
        var verifier = new BundleVerifier(trust, TimeProvider.System);
        var image = Digest.Parse($"sha256:{told.GetProperty("digest").GetString()}");
        var cases = told.GetProperty("cases").EnumerateArray().ToList();

        var valid = cases.Count(made => Agree(made, verifier.Verify(Encoding.UTF8.GetBytes(made.GetProperty("bundle").GetRawText()), image, told.GetProperty("manifest").GetBytesFromBase64())));

        Assert.Equal((110, 10), (cases.Count, valid));
    }

    private static bool Agree(JsonElement made, SignatureResult result)
    {
        var name = made.GetProperty("name").GetString()!;
        var expected = made.GetProperty("valid").GetBoolean() && !name.EndsWith(NotSeenThere, StringComparison.Ordinal);
        var valid = result.Verdict == SignatureVerdict.Valid;
        var error = made.TryGetProperty("error", out var text) ? text.GetString() : "";
        Assert.True(valid == expected, $"{name}: there {error}, here {string.Join("; ", result.Checks)}");
        return valid;
    }
}
