using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Tests.Notary.Certificates;

/// <summary>What a certificate of a test is like; what is not said is as it should be.</summary>
internal sealed record Recipe(string Subject)
{
    public const string CodeSigning = "1.3.6.1.5.5.7.3.3";
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    public const string OcspSigning = "1.3.6.1.5.5.7.3.9";

    /// <summary>The subject in DER, for names that .NET writes in another form.</summary>
    public byte[]? EncodedSubject { get; init; }

    public bool? IsAuthority { get; init; }

    public bool ConstraintsCritical { get; init; } = true;

    public int? PathLength { get; init; }

    public X509KeyUsageFlags? KeyUsage { get; init; } = X509KeyUsageFlags.DigitalSignature;

    public bool KeyUsageCritical { get; init; } = true;

    public string[]? Purposes { get; init; }

    public bool PurposesCritical { get; init; }

    public DateTimeOffset NotBefore { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public DateTimeOffset NotAfter { get; init; } = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string? Responder { get; init; }

    public string? List { get; init; }

    public bool FreshestList { get; init; }

    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    public Func<AsymmetricAlgorithm> MakeKey { get; init; } = () => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static Recipe Authority(string subject) => new(subject)
    {
        IsAuthority = true,
        KeyUsage = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign,
        NotAfter = new(2036, 1, 1, 0, 0, 0, TimeSpan.Zero),
        NotBefore = new(2016, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    /// <summary>Issues it; by itself where nobody is named.</summary>
    public TestCertificate Issue(TestCertificate? issuer = null)
    {
        var key = MakeKey();
        var request = key is RSA rsa
            ? new CertificateRequest(Name, rsa, Hash, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(Name, (ECDsa)key, Hash);
        foreach (var extension in Extensions()) request.CertificateExtensions.Add(extension);
        var generator = issuer?.Generator ?? new TestCertificate(null!, key).Generator;
        var serial = RandomNumberGenerator.GetBytes(12);
        serial[0] = 0xC5;
        var certificate = request.Create(issuer?.Certificate.SubjectName ?? Name, generator, NotBefore, NotAfter, serial);
        return new(X509CertificateLoader.LoadCertificate(certificate.RawData), key);
    }

    private X500DistinguishedName Name => EncodedSubject is { } encoded ? new(encoded) : new(Subject);

    private IEnumerable<X509Extension> Extensions()
    {
        if (IsAuthority is { } authority) yield return new X509BasicConstraintsExtension(authority, PathLength is not null, PathLength ?? 0, ConstraintsCritical);
        if (KeyUsage is { } usage) yield return new X509KeyUsageExtension(usage, KeyUsageCritical);
        if (Purposes is { } purposes) yield return new X509EnhancedKeyUsageExtension([.. purposes.Select(purpose => new Oid(purpose))], PurposesCritical);
        if (Responder is { } responder) yield return new X509AuthorityInformationAccessExtension([responder], null);
        if (List is { } list) yield return CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([list]);
        if (FreshestList) yield return new X509Extension("2.5.29.46", CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(["http://127.0.0.1/"]).RawData, false);
    }
}
