using System.Text.Json;
using AciSecurity.Registry.Notary.Certificates;

namespace AciSecurity.Registry.Notary.Envelopes;

/// <summary>The protected header of a JWS envelope.</summary>
internal static class JwsHeader
{
    private const string Algorithm = "alg";
    private const string ContentType = "cty";
    private const string Critical = "crit";

    // RFC 7515 §4.1.11 forbids the first three in crit; the specification says that the last is not critical.
    private static readonly string[] NeverCritical = [Algorithm, ContentType, Critical, HeaderNames.SigningTime];

    /// <summary>Reads the header.</summary>
    /// <exception cref="NotaryRefusalException">It breaks a rule of the format.</exception>
    public static SignedAttributes Read(JsonElement header)
    {
        var critical = header.Texts(Critical);
        if (critical.Count == 0) throw new NotaryRefusalException("The header crit is missing or empty.");
        if (critical.FirstOrDefault(NeverCritical.Contains) is { } wrong) throw new NotaryRefusalException($"The header {wrong} must not be marked critical.");
        var name = header.Text(Algorithm);
        var algorithm = SignatureAlgorithm.All.FirstOrDefault(algorithm => algorithm.Name == name)
            ?? throw new NotaryRefusalException($"The signature algorithm {name} is not supported.");
        return new(algorithm, header.Text(ContentType), header.Text(HeaderNames.SigningScheme), critical, Names(header))
        {
            SigningTime = Time(header, HeaderNames.SigningTime),
            AuthenticSigningTime = Time(header, HeaderNames.AuthenticSigningTime),
            Expiry = Time(header, HeaderNames.Expiry),
        };
    }

    /// <summary>Writes the header of a signature in the scheme <see cref="SigningScheme.X509"/>.</summary>
    public static byte[] Write(SignatureAlgorithm algorithm, DateTimeOffset signingTime, DateTimeOffset? expiry)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, NotaryJson.Writing))
        {
            writer.WriteStartObject();
            writer.WriteString(Algorithm, algorithm.Name);
            writer.WriteStartArray(Critical);
            writer.WriteStringValue(HeaderNames.SigningScheme);
            if (expiry is not null) writer.WriteStringValue(HeaderNames.Expiry);
            writer.WriteEndArray();
            writer.WriteString(ContentType, NotaryMediaTypes.Payload);
            if (expiry is { } end) writer.WriteString(HeaderNames.Expiry, InternetTime.Write(end));
            writer.WriteString(HeaderNames.SigningScheme, HeaderNames.X509Scheme);
            writer.WriteString(HeaderNames.SigningTime, InternetTime.Write(signingTime));
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static HashSet<string> Names(JsonElement header) => header.EnumerateObject().Select(member => member.Name).ToHashSet(StringComparer.Ordinal);

    private static DateTimeOffset? Time(JsonElement header, string name) =>
        header.OptionalText(name) is { } text ? InternetTime.Parse(text) : null;
}
