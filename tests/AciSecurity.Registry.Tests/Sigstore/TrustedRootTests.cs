using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Faults;
using AciSecurity.Registry.Sigstore.Roots;
using AciSecurity.Registry.Tests.Sigstore.Making;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>Trusted roots that can be used, and what is said of the others.</summary>
public sealed class TrustedRootTests : SigstoreTest
{
    [Theory]
    [InlineData("application/vnd.dev.sigstore.trustedroot+json;version=0.1")]
    [InlineData("application/vnd.dev.sigstore.trustedroot.v0.1+json")]
    [InlineData("application/vnd.dev.sigstore.trustedroot.v0.2+json")]
    public void Both_versions_are_read(string mediaType)
    {
        var json = Sigstore.Root();
        json["mediaType"] = mediaType;
        var root = Read(json);
        Assert.Equal((2, 1, 1, 1), (root.SignatureLogs.Count, root.CertificateAuthorities.Count, root.CertificateLogs.Count, root.TimestampAuthorities.Count));
        Assert.Equal(MadeRekor.Host, root.SignatureLogs[0].Host);
    }

    [Fact]
    public void Keys_are_of_each_kind_that_logs_have()
    {
        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        using var p384 = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP384);
        var json = Sigstore.Root();
        json["tlogs"] = new JsonArray(
            MadeSigstore.Log("a", rsa.ExportSubjectPublicKeyInfo(), "PKIX_RSA_PKCS1V15_2048_SHA256", [1]),
            MadeSigstore.Log("b", rsa.ExportRSAPublicKey(), "PKCS1_RSA_PKCS1V5", [2]),
            MadeSigstore.Log("c", p384.ExportSubjectPublicKeyInfo(), "PKIX_ECDSA_P384_SHA_384", [3]),
            MadeSigstore.Log("d", Sigstore.SecondRekor.PublicKey, "PKIX_ED25519", [4]));
        var keys = Read(json).SignatureLogs.Select(log => log.Key).ToList();
        Assert.Equal(keys[0].Id, keys[1].Id);
        Assert.Equal(3, keys.DistinctBy(key => key.GetType()).Count());
    }

    public static TheoryData<string> Breakages => new(Changes.Keys);

    [Theory]
    [MemberData(nameof(Breakages))]
    public void What_is_wrong_is_said_with_the_file(string name)
    {
        var json = Sigstore.Root();
        var (told, change) = Changes[name];
        change(json);
        var fault = Assert.Throws<FaultException>(() => Read(json)).Fault;
        Assert.Equal(("AciSecurity.TrustedRootInvalid", "root.json", FaultCategory.InvalidData), (fault.Id, fault.Target, fault.Category));
        Assert.StartsWith("root.json: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(told, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"mediaType\":")]
    public void What_is_no_JSON_is_a_fault(string text) =>
        Assert.Equal("AciSecurity.TrustedRootInvalid", Assert.Throws<FaultException>(() => TrustedRootReader.Read("root.json", Encoding.UTF8.GetBytes(text))).Fault.Id);

    private static TrustedRoot Read(JsonObject json) => TrustedRootReader.Read("root.json", Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static readonly Dictionary<string, (string Told, Action<JsonObject> Change)> Changes = new()
    {
        ["another version"] = ("mediaType", root => root["mediaType"] = "application/vnd.dev.sigstore.trustedroot.v0.3+json"),
        ["an unknown field"] = ("not known", root => root["more"] = 1),
        ["a log without key"] = ("publicKey is missing", root => root["tlogs"]![0]!.AsObject().Remove("publicKey")),
        ["a log without name"] = ("logId is missing", root => root["tlogs"]![0]!.AsObject().Remove("logId")),
        ["a log without beginning"] = ("validFor.start is missing", root => root["tlogs"]![0]!["publicKey"]!["validFor"] = new JsonObject()),
        ["a log without validity"] = ("validFor is missing", root => root["tlogs"]![0]!["publicKey"]!.AsObject().Remove("validFor")),
        ["a log of another hash"] = ("hashAlgorithm", root => root["ctlogs"]![0]!["hashAlgorithm"] = "SHA2_512"),
        ["a kind of key that is not known"] = ("keyDetails has a value", root => root["tlogs"]![0]!["publicKey"]!["keyDetails"] = "ML_DSA_65"),
        ["a key without kind"] = ("keyDetails is missing", root => root["tlogs"]![0]!["publicKey"]!.AsObject().Remove("keyDetails")),
        ["a key of another kind"] = ("no key of the kind", root => root["tlogs"]![0]!["publicKey"]!["keyDetails"] = "PKIX_ED25519"),
        ["a key of another curve"] = ("no key of the kind", root => root["tlogs"]![0]!["publicKey"]!["keyDetails"] = "PKIX_ECDSA_P384_SHA_384"),
        ["a broken key"] = ("no key of the kind", root => root["tlogs"]![0]!["publicKey"]!["rawBytes"] = "AAAA"),
        ["an authority without certificates"] = ("certChain is empty", root => root["certificateAuthorities"]![0]!["certChain"]!["certificates"] = new JsonArray()),
        ["a broken certificate"] = ("no X.509 certificate", root => root["timestampAuthorities"]![0]!["certChain"]!["certificates"]![0]!["rawBytes"] = "AAAA"),
        ["a time without zone"] = ("RFC 3339", root => root["certificateAuthorities"]![0]!["validFor"]!["start"] = "2025-01-01T00:00:00"),
        ["a time that is none"] = ("RFC 3339", root => root["certificateAuthorities"]![0]!["validFor"]!["end"] = "tomorrow"),
    };
}
