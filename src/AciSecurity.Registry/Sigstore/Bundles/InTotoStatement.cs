using System.Security.Cryptography;
using System.Text.Json;
using AciSecurity.Images;
using AciSecurity.Registry.Sigstore.Json;
using AciSecurity.Registry.Sigstore.Keys;
using AciSecurity.Registry.Sigstore.Roots;

namespace AciSecurity.Registry.Sigstore.Bundles;

/// <summary>A statement about content that it names by digests.</summary>
/// <param name="PredicateType">What kind of statement.</param>
/// <param name="Subjects">What it is about: for each subject, hashes by algorithm.</param>
/// <remarks>https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md</remarks>
internal sealed record InTotoStatement(string PredicateType, IReadOnlyList<IReadOnlyDictionary<string, string>> Subjects)
{
    /// <summary>The type of an envelope with a statement in it.</summary>
    public const string PayloadType = "application/vnd.in-toto+json";

    /// <summary>The kind of statement by which cosign signs an image.</summary>
    public const string CosignSignature = "https://sigstore.dev/cosign/sign/v1";

    private const int Largest = 32 * 1024 * 1024;
    private const int MostSubjects = 1024;
    private const int MostDigests = 32;

    private static readonly string[] Types = ["https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0.1"];

    /// <summary>Reads a statement.</summary>
    /// <exception cref="SigstoreFormatException">It is none.</exception>
    public static InTotoStatement Read(byte[] utf8)
    {
        var statement = SigstoreJson.Read(utf8, "statement", Largest);
        if (!Types.Contains(JsonPath.Text(statement, "_type"))) throw Broken("is of a type that is not known");
        var predicateType = JsonPath.Text(statement, "predicateType") ?? throw Broken("has no predicateType");
        if (JsonPath.Find(statement, "subject") is not { ValueKind: JsonValueKind.Array } subjects) throw Broken("has no subject");
        var count = subjects.GetArrayLength();
        if (count is 0 or > MostSubjects) throw Broken($"has {count} subjects, and expected are 1 to {MostSubjects}");
        return new(predicateType, [.. subjects.EnumerateArray().Select(Digests)]);
    }

    /// <summary>Whether it is about the image: one of its subjects has the image's digest.</summary>
    public bool IsAbout(Digest image) =>
        Subjects.Any(subject => subject.TryGetValue(image.Algorithm, out var hex) && string.Equals(hex, image.Hex, StringComparison.Ordinal));

    /// <summary>Whether it is about the content: one of its subjects has a hash of it, and none that is another's.</summary>
    public bool IsAbout(SignedData content) => Subjects.Any(subject =>
    {
        var known = subject.Where(digest => Find(digest.Key) is not null).ToList();
        return known.Count > 0 && known.TrueForAll(digest => content.Hash(Find(digest.Key)!.Value) is { } hash
            && string.Equals(Convert.ToHexString(hash).ToLowerInvariant(), digest.Value, StringComparison.Ordinal));
    });

    private static HashAlgorithmName? Find(string name) => name.StartsWith("sha", StringComparison.Ordinal) ? HashAlgorithms.Find(name) : null;

    private static Dictionary<string, string> Digests(JsonElement subject)
    {
        if (JsonPath.Find(subject, "digest") is not { ValueKind: JsonValueKind.Object } digests) throw Broken("has a subject without a digest");
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var digest in digests.EnumerateObject())
        {
            if (digest.Value.ValueKind != JsonValueKind.String || all.Count == MostDigests) throw Broken("has a subject whose digests cannot be read");
            all.Add(digest.Name, digest.Value.GetString()!);
        }

        return all;
    }

    private static SigstoreFormatException Broken(string what) => new($"The statement {what}.");
}
