using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Notary.Certificates;
using AciSecurity.Registry.Notary.Envelopes;
using AciSecurity.Registry.Notary.Timestamps;
using AciSecurity.Registry.Notary.Trust;

namespace AciSecurity.Registry.Tests.Notary.Vectors;

/// <summary>Certificates, tokens and headers of notation's libraries.</summary>
public sealed class CertificateVectorTests
{
    // Of which authorities a certificate by itself is judged, as the reference's own tests do.
    private const int Below = 3;

    public static IEnumerable<object[]> Profiles => VectorCase.Of(json => Kind(json) is "codesigning-ca" or "codesigning-leaf" or "codesigning-chain" or "timestamping-ca" or "timestamping-leaf" or "timestamping-chain");

    public static IEnumerable<object[]> Files => VectorCase.Of(json => Kind(json) == "cert-file");

    public static IEnumerable<object[]> Encodings => VectorCase.Of(json => Kind(json) is "jws-encoding" or "cose-encoding");

    public static IEnumerable<object[]> Tokens => VectorCase.Of(json => json.TryGetProperty("token", out _));

    [SharedData.SharedDataTheory]
    [MemberData(nameof(Profiles))]
    public void A_certificate_is_refused_where_the_reference_refuses_it(VectorCase vector)
    {
        var kind = vector.Text("kind")!;
        var profile = kind.StartsWith("codesigning", StringComparison.Ordinal) ? CertificateProfile.Signing : CertificateProfile.Timestamping;
        var refused = Record.Exception(() => Check(vector, kind.Split('-')[1], profile));

        Assert.True(refused is null == vector.Flag("valid"), $"{vector}: {refused?.Message}");
        Assert.True(refused is null or NotaryRefusalException, $"{refused}");
    }

    [SharedData.SharedDataTheory]
    [MemberData(nameof(Files))]
    public void A_file_has_as_many_certificates_as_the_reference_reads(VectorCase vector)
    {
        var count = vector.Json.GetProperty("certs").GetInt32();
        if (count < 0) Assert.Throws<NotaryRefusalException>(() => CertificateFile.Parse(vector.Read(vector.Text("file")!)));
        else Assert.Equal(count, CertificateFile.Parse(vector.Read(vector.Text("file")!)).Count);
    }

    [SharedData.SharedDataTheory]
    [MemberData(nameof(Tokens))]
    public void A_token_is_refused_where_the_reference_refuses_it(VectorCase vector)
    {
        var roots = CertificateFile.Parse(vector.Read(vector.Text("root")!));
        var refused = Record.Exception(() => TimestampChain.Find(TimestampToken.Open(vector.Read(vector.Text("token")!), Encoding.UTF8.GetBytes(vector.Text("message")!)), roots));

        Assert.True(refused is null == vector.Flag("valid"), $"{vector}: {refused?.Message}");
        Assert.True(refused is null or NotaryRefusalException, $"{refused}");
    }

    [SharedData.SharedDataTheory]
    [MemberData(nameof(Encodings))]
    public void A_header_of_the_conformance_tests_is_read(VectorCase vector)
    {
        var file = JsonDocument.Parse(vector.Read(vector.Text("file")!)).RootElement;
        var attributes = vector.Text("kind") == "jws-encoding"
            ? JwsHeader.Read(JsonDocument.Parse(Base64Text.FromUrl(file.GetProperty("protected").GetString()!)).RootElement)
            : CoseHeader.Read(Convert.FromHexString(file.GetProperty("protectedHeaders").GetProperty("cborHex").GetString()!));

        attributes.Check();
        Assert.Equal(["signedCritKey1"], attributes.UnknownCritical);
        Assert.Equal("notary.x509", attributes.SchemeName);
        Assert.Equal("application/vnd.cncf.notary.payload.v1+json", attributes.ContentType);
        Assert.NotNull(attributes.Expiry);
        if (file.TryGetProperty("signingTime", out var time)) Assert.Equal(time.GetInt64(), attributes.Time.ToUnixTimeSeconds());
    }

    private static void Check(VectorCase vector, string part, CertificateProfile profile)
    {
        if (part == "chain") profile.CheckChain([.. vector.Json.GetProperty("chain").EnumerateArray().SelectMany(file => CertificateFile.Parse(vector.Read(file.GetString()!)))]);
        else if (part == "leaf") profile.CheckLeaf(Single(vector));
        else profile.CheckAuthority(Single(vector), Below);
    }

    private static X509Certificate2 Single(VectorCase vector) => CertificateFile.Parse(vector.Read(vector.Text("cert")!)).Single();

    private static string? Kind(JsonElement json) => json.TryGetProperty("kind", out var kind) ? kind.GetString() : null;
}
