using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AciSecurity.Registry.Tests.Sigstore.Making;

/// <summary>How a signing certificate is to be made; each test changes the one thing that it is about.</summary>
internal sealed record MadeSigner
{
    public const string Name = "https://ci.made.example/team/app/.github/workflows/release.yml@refs/heads/main";
    public const string Issuer = "https://issuer.made.example";

    public ECCurve Curve { get; init; } = ECCurve.NamedCurves.nistP256;

    public DateTimeOffset NotBefore { get; init; } = Moments.Signed.AddMinutes(-5);

    public DateTimeOffset NotAfter { get; init; } = Moments.Signed.AddMinutes(5);

    public X509Extension Names { get; init; } = MadeAuthority.Names(critical: true, Uri(Name));

    public X509Extension? Usages { get; init; } = MadeAuthority.Usages(critical: false, MadeAuthority.CodeSigning);

    public bool IsAuthority { get; init; }

    public IReadOnlyList<X509Extension> IssuerExtensions { get; init; } = [IssuerText(Issuer)];

    public IReadOnlyList<X509Extension> More { get; init; } = [];

    public bool Promised { get; init; } = true;

    public DateTimeOffset? PromiseTime { get; init; }

    public static byte[] Uri(string text) => GeneralName(6, text);

    public static byte[] Mail(string text) => GeneralName(1, text);

    /// <summary>A name of Fulcio's own kind.</summary>
    public static byte[] Other(string text)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            writer.WriteObjectIdentifier("1.3.6.1.4.1.57264.1.7");
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0))) writer.WriteCharacterString(UniversalTagNumber.UTF8String, text);
        }

        return writer.Encode();
    }

    public static X509Extension IssuerText(string issuer)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteCharacterString(UniversalTagNumber.UTF8String, issuer);
        return new("1.3.6.1.4.1.57264.1.8", writer.Encode(), false);
    }

    public static X509Extension IssuerBytes(string issuer) => new("1.3.6.1.4.1.57264.1.1", Encoding.UTF8.GetBytes(issuer), false);

    public X509Certificate2 Issue(ECDsa key, MadeAuthority authority, MadeCertificateLog log)
    {
        var request = new CertificateRequest(new X500DistinguishedName(""), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        if (IsAuthority) request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        if (Usages is { } usages) request.CertificateExtensions.Add(usages);
        request.CertificateExtensions.Add(Names);
        foreach (var extension in IssuerExtensions.Concat(More)) request.CertificateExtensions.Add(extension);
        byte[] serial = [0x01, .. RandomNumberGenerator.GetBytes(15)];
        var precertificate = authority.Issue(request, NotBefore, NotAfter, serial);
        if (!Promised) return precertificate;
        using (precertificate) request.CertificateExtensions.Add(log.Promise(precertificate, authority.Intermediate, PromiseTime ?? NotBefore));
        return authority.Issue(request, NotBefore, NotAfter, serial);
    }

    private static byte[] GeneralName(int tag, string text)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteCharacterString(UniversalTagNumber.IA5String, text, new Asn1Tag(TagClass.ContextSpecific, tag));
        return writer.Encode();
    }
}
