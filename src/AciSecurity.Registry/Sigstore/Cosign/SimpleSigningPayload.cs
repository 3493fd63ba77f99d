using System.Text.Json;
using AciSecurity.Images;
using AciSecurity.Registry.Sigstore.Json;

namespace AciSecurity.Registry.Sigstore.Cosign;

/// <summary>What cosign signs: an image by its digest and, as a claim of the signer's, its name.</summary>
/// <param name="Image">The digest of the manifest that is signed.</param>
/// <param name="DockerReference">The name under which it was signed; empty where none is said.</param>
/// <param name="Annotations">What the signer wrote besides, as far as it is text.</param>
/// <param name="Time">When it was signed, as the signer says; null where nothing is said.</param>
/// <remarks>https://github.com/containers/image/blob/main/docs/containers-signature.5.md#json-data-format</remarks>
internal sealed record SimpleSigningPayload(Digest Image, string DockerReference, IReadOnlyDictionary<string, string> Annotations, DateTimeOffset? Time)
{
    private const string SignatureType = "cosign container image signature";
    private const int Largest = 4 * 1024 * 1024;

    /// <summary>Reads a payload.</summary>
    /// <exception cref="SigstoreFormatException">It is none.</exception>
    public static SimpleSigningPayload Read(ReadOnlyMemory<byte> utf8)
    {
        var payload = SigstoreJson.Read(utf8, "payload", Largest);
        if (JsonPath.Text(payload, "critical", "type") != SignatureType) throw new SigstoreFormatException("What was signed is no image signature of cosign's.");
        if (!Digest.TryParse(JsonPath.Text(payload, "critical", "image", "docker-manifest-digest"), out var image)) throw new SigstoreFormatException("What was signed names no image.");
        var reference = JsonPath.Text(payload, "critical", "identity", "docker-reference")
            ?? throw new SigstoreFormatException("What was signed has no docker-reference.");
        return JsonPath.Find(payload, "optional") switch
        {
            null or { ValueKind: JsonValueKind.Null } => new(image, reference, new Dictionary<string, string>(), null),
            { ValueKind: JsonValueKind.Object } optional => new(image, reference, Text(optional), SigningTime(optional)),
            _ => throw new SigstoreFormatException("What was signed has annotations that cannot be read."),
        };
    }

    private static Dictionary<string, string> Text(JsonElement optional) => optional.EnumerateObject()
        .Where(annotation => annotation.Value.ValueKind == JsonValueKind.String)
        .ToDictionary(annotation => annotation.Name, annotation => annotation.Value.GetString()!, StringComparer.Ordinal);

    private static DateTimeOffset? SigningTime(JsonElement optional) =>
        JsonPath.Find(optional, "timestamp") is { ValueKind: JsonValueKind.Number } time
        && time.TryGetInt64(out var seconds) && seconds > 0 && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
