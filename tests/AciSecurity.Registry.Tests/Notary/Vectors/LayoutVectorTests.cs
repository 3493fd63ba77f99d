using System.Text.Json;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Notary;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Notary.Vectors;

/// <summary>OCI layouts of notation's own end-to-end tests, with the verdicts of notation.</summary>
public sealed class LayoutVectorTests
{
    public static IEnumerable<object[]> Layouts => VectorCase.Of(json => json.TryGetProperty("layout", out _) && json.TryGetProperty("policy", out _));

    [SharedData.SharedDataTheory]
    [MemberData(nameof(Layouts))]
    public async Task A_layout_verifies_where_notation_says_so(VectorCase vector)
    {
        using var folder = new TrustFolder();
        var (valid, why) = await VerifyAsync(vector, folder);

        Assert.True(valid == vector.Flag("valid"), $"{vector}: {why}");
    }

    private static async Task<(bool Valid, string? Why)> VerifyAsync(VectorCase vector, TrustFolder folder)
    {
        try
        {
            var layout = Path.Combine(vector.Folder, vector.Text("layout")!);
            var target = Descriptors(layout).First(item => Tag(item) == vector.Text("reference"));
            var verifier = new NotaryVerifier(VectorTrust.Load(vector, folder), new FixedClock(vector.Time), null);
            var results = new List<SignatureResult>();
            foreach (var envelope in Envelopes(layout, Read(target).Digest))
            {
                results.Add(await verifier.VerifyAsync(new(Blob(layout, envelope.Digest), envelope.MediaType, Read(target), $"local/{Path.GetFileName(layout)}"), default));
            }

            // Where signatures are not looked at, notation is content.
            return (results.Any(result => result.Verdict is SignatureVerdict.Valid or SignatureVerdict.Skipped), results.FirstOrDefault()?.Reason);
        }
        catch (FaultException fault)
        {
            return (false, fault.Message);
        }
    }

    private static IEnumerable<Descriptor> Envelopes(string layout, Digest subject) => Descriptors(layout)
        .Select(item => JsonDocument.Parse(Blob(layout, Read(item).Digest)).RootElement)
        .Where(manifest => manifest.TryGetProperty("subject", out var named) && Read(named).Digest == subject)
        .Select(manifest => Read(manifest.GetProperty("layers")[0]));

    private static JsonElement.ArrayEnumerator Descriptors(string layout) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(layout, "index.json"))).RootElement.GetProperty("manifests").EnumerateArray();

    private static string? Tag(JsonElement item) =>
        item.TryGetProperty("annotations", out var annotations) && annotations.TryGetProperty("org.opencontainers.image.ref.name", out var tag) ? tag.GetString() : null;

    private static Descriptor Read(JsonElement item) =>
        new(item.GetProperty("mediaType").GetString()!, Digest.Parse(item.GetProperty("digest").GetString()!), item.GetProperty("size").GetInt64());

    private static byte[] Blob(string layout, Digest digest) => File.ReadAllBytes(Path.Combine(layout, "blobs", digest.Algorithm, digest.Hex));
}
