using AciSecurity.Registry.Tests.Notary.Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.X509;

namespace AciSecurity.Registry.Tests.Notary.Servers;

/// <summary>One entry of a revocation list of a test.</summary>
internal sealed record Entry(TestCertificate Certificate, int Reason = CrlReason.KeyCompromise, DateTimeOffset? InvalidSince = null, int HoursAgo = 10);

/// <summary>A revocation list of a test.</summary>
internal sealed record TestList(TestCertificate Issuer, TimeProvider Clock)
{
    public Entry[] Entries { get; init; } = [];

    public TimeSpan? HoldsFor { get; init; } = TimeSpan.FromDays(1);

    public int Number { get; init; } = 5;

    public int? BaseNumber { get; init; }

    public string? Freshest { get; init; }

    public (DerObjectIdentifier Id, bool Critical, Asn1Encodable Value)? Extension { get; init; }

    public TestCertificate? Signer { get; init; }

    /// <summary>The list in DER.</summary>
    public Answer Answer()
    {
        var now = Clock.GetUtcNow().UtcDateTime;
        var generator = new X509V2CrlGenerator();
        generator.SetIssuerDN(Issuer.Bouncy.SubjectDN);
        generator.SetThisUpdate(now.AddHours(-1));
        if (HoldsFor is { } span) generator.SetNextUpdate(now.AddHours(-1) + span);
        foreach (var entry in Entries) Add(generator, entry, now);
        generator.AddExtension(X509Extensions.CrlNumber, false, new CrlNumber(BigInteger.ValueOf(Number)));
        if (BaseNumber is { } number) generator.AddExtension(X509Extensions.DeltaCrlIndicator, true, new CrlNumber(BigInteger.ValueOf(number)));
        if (Freshest is { } address) generator.AddExtension(X509Extensions.FreshestCrl, false, new CrlDistPoint([new DistributionPoint(Point(address), null, null)]));
        if (Extension is var (id, critical, value)) generator.AddExtension(id, critical, value);
        return new(generator.Generate(new Asn1SignatureFactory("SHA256WITHECDSA", (Signer ?? Issuer).BouncyKey)).GetEncoded());
    }

    public static DistributionPointName Point(string address) => new(new GeneralNames(new GeneralName(GeneralName.UniformResourceIdentifier, address)));

    private static void Add(X509V2CrlGenerator generator, Entry entry, DateTime now)
    {
        var serial = entry.Certificate.Bouncy.SerialNumber;
        if (entry.InvalidSince is { } since) generator.AddCrlEntry(serial, now.AddHours(-entry.HoursAgo), entry.Reason, since.UtcDateTime);
        else generator.AddCrlEntry(serial, now.AddHours(-entry.HoursAgo), entry.Reason);
    }
}
