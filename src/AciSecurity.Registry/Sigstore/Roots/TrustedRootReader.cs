using System.Globalization;
using AciSecurity.Faults;
using AciSecurity.Registry.Sigstore.Certificates;
using AciSecurity.Registry.Sigstore.Json;

namespace AciSecurity.Registry.Sigstore.Roots;

/// <summary>Reads <c>trusted_root.json</c>. One broken part refuses the whole: whoever trusts less than the file says must not learn it from a verdict.</summary>
internal static class TrustedRootReader
{
    private const int Largest = 1024 * 1024;
    private const int MostEntries = 64;
    private const int MostCertificates = 16;

    private static readonly string[] MediaTypes =
    [
        "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
        "application/vnd.dev.sigstore.trustedroot+json;version=0.2",
        "application/vnd.dev.sigstore.trustedroot.v0.1+json",
        "application/vnd.dev.sigstore.trustedroot.v0.2+json",
    ];

    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads a trusted root.</summary>
    /// <param name="file">What the file is called, for the fault.</param>
    /// <param name="utf8">What it holds.</param>
    /// <exception cref="FaultException">It is no trusted root that can be read.</exception>
    public static TrustedRoot Read(string file, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return Read(new ProtoMessage(
                SigstoreJson.Read(utf8, "file", Largest), "The trusted root", "mediaType", "tlogs", "certificateAuthorities", "ctlogs", "timestampAuthorities"));
        }
        catch (SigstoreFormatException fault)
        {
            throw new FaultException(SigstoreFaults.TrustedRootInvalid(file, fault.Message));
        }
    }

    private static TrustedRoot Read(ProtoMessage root)
    {
        if (!MediaTypes.Contains(root.Text("mediaType"))) throw root.Wrong("mediaType", "is not that of version 0.1 or 0.2");
        return new()
        {
            SignatureLogs = Logs(root, "tlogs"),
            CertificateAuthorities = Authorities(root, "certificateAuthorities"),
            CertificateLogs = Logs(root, "ctlogs"),
            TimestampAuthorities = Authorities(root, "timestampAuthorities"),
        };
    }

    private static List<TransparencyLog> Logs(ProtoMessage root, string list) =>
        [.. root.Messages(list, MostEntries, "baseUrl", "hashAlgorithm", "publicKey", "logId", "checkpointKeyId", "operator").Select(Log)];

    private static TransparencyLog Log(ProtoMessage log)
    {
        if (log.Choice("hashAlgorithm", HashAlgorithms.Names) != HashAlgorithms.Sha256) throw log.Wrong("hashAlgorithm", "is not SHA2_256");
        var id = log.RequiredMessage("logId", "keyId").RequiredBytes("keyId");
        var checkpointId = log.Message("checkpointKeyId", "keyId")?.RequiredBytes("keyId") ?? id;
        var key = log.RequiredMessage("publicKey", "rawBytes", "keyDetails", "validFor");
        var details = key.Choice("keyDetails", KeyDetails.Names);
        if (details.Length == 0) throw key.Wrong("keyDetails", "is missing");
        var period = Period(key.RequiredMessage("validFor", "start", "end"));
        if (period.Start is null) throw key.Wrong("validFor.start", "is missing");
        return new(log.Text("baseUrl"), id, checkpointId, KeyDetails.Read(details, key.RequiredBytes("rawBytes"), "The publicKey of a log"), period);
    }

    private static List<CertificateAuthority> Authorities(ProtoMessage root, string list) =>
        [.. root.Messages(list, MostEntries, "subject", "uri", "certChain", "validFor", "operator").Select(Authority)];

    private static CertificateAuthority Authority(ProtoMessage authority)
    {
        var chain = authority.RequiredMessage("certChain", "certificates").Messages("certificates", MostCertificates, "rawBytes");
        if (chain.Count == 0) throw authority.Wrong("certChain", "is empty");
        var period = authority.Message("validFor", "start", "end");
        return new(
            [.. chain.Select(certificate => CertificateDer.Read(certificate.RequiredBytes("rawBytes"), "certificate of an authority"))],
            period is null ? new(null, null) : Period(period));
    }

    private static ValidityPeriod Period(ProtoMessage period) => new(Time(period, "start"), Time(period, "end"));

    private static DateTimeOffset? Time(ProtoMessage period, string name)
    {
        if (period.Text(name) is not { Length: > 0 } text) return null;
        var hasZone = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.LastIndexOf('T');
        return hasZone && DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw period.Wrong(name, "is not a time as RFC 3339 writes it");
    }
}
