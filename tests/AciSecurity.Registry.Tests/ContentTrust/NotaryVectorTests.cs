using System.Globalization;
using System.Text.Json;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Tests.SharedData;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>Metadata that notary wrote, and what its client says of it.</summary>
public sealed class NotaryVectorTests
{
    private const string NoData = "absent";

    /// <summary>When the vectors without a time of their own are read.</summary>
    private static readonly DateTimeOffset Today = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    private static readonly string? Folder = SharedData.SharedData.Folder is { } folder ? Path.Combine(folder, "notary-tuf") : null;

    public static TheoryData<string> Cases =>
        Folder is null ? [NoData] : [.. Expected().EnumerateArray().Select(item => item.GetProperty("dir").GetString()!).Distinct()];

    [SharedDataTheory]
    [MemberData(nameof(Cases))]
    public async Task The_verdict_is_notarys(string directory)
    {
        foreach (var item in Expected().EnumerateArray().Where(item => item.GetProperty("dir").GetString() == directory))
        {
            var reading = await ReadAsync(item, ContentTrustAnchor.FirstUse);

            if (item.GetProperty("valid").GetBoolean()) AssertTags(directory, item, reading);
            else Assert.True(reading.Refusal is not null, $"{directory}: is accepted, and notary says {Text(item, "message") ?? Text(item, "error")}");
        }
    }

    [SharedDataTheory]
    [MemberData(nameof(Cases))]
    public async Task The_pinned_key_decides(string directory)
    {
        foreach (var item in Expected().EnumerateArray().Where(item => item.GetProperty("dir").GetString() == directory && item.GetProperty("valid").GetBoolean()))
        {
            var root = JsonElement.Parse(await File.ReadAllBytesAsync(Path.Combine(Folder!, directory, "root.json")));
            var id = Text(item, "rootCert") is { } certificate
                ? Path.GetFileNameWithoutExtension(certificate)
                : root.GetProperty("signed").GetProperty("roles").GetProperty("root").GetProperty("keyids")[0].GetString()!;

            AssertTags(directory, item, await ReadAsync(item, ContentTrustAnchor.OfKeys([id])));
            var other = await ReadAsync(item, ContentTrustAnchor.OfKeys([new string('a', id.Length)]));
            Assert.True(other.Refusal?.Rule == ContentTrustRule.Anchor, directory);
        }
    }

    private static Task<ContentTrustReading> ReadAsync(JsonElement item, ContentTrustAnchor anchor)
    {
        var folder = Path.Combine(Folder!, item.GetProperty("dir").GetString()!);
        var now = Text(item, "asOf") is { } time ? DateTimeOffset.Parse(time, CultureInfo.InvariantCulture) : Today;
        return new ContentTrustVerifier(anchor, new FixedClock(now)).ReadAsync(
            item.GetProperty("gun").GetString()!,
            async (path, _, token) => Path.Combine(folder, path) is var file && File.Exists(file) ? await File.ReadAllBytesAsync(file, token) : null,
            CancellationToken.None);
    }

    private static void AssertTags(string directory, JsonElement item, ContentTrustReading reading)
    {
        Assert.True(reading.Refusal is null && reading.Repository is not null, $"{directory}: {reading.Refusal?.Rule}: {reading.Refusal?.Message}");
        var expected = item.GetProperty("targets").EnumerateObject().Select(tag =>
            (tag.Name, $"sha256:{tag.Value.GetProperty("sha256").GetString()}", tag.Value.GetProperty("length").GetInt64(), tag.Value.GetProperty("role").GetString())).Order();
        var actual = reading.Repository!.Tags.Values.Select(tag => (tag.Name, $"{tag.Digest}", tag.Length, (string?)tag.Role.Name)).Order();
        Assert.True(expected.SequenceEqual(actual), $"{directory}: {string.Join(", ", actual)}");
    }

    private static JsonElement Expected() => JsonElement.Parse(File.ReadAllBytes(Path.Combine(Folder!, "expected.json"))).GetProperty("cases");

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var text) ? text.GetString() : null;
}
