using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Notary.Certificates;
using AciSecurity.Registry.Tests.Notary.Certificates;

namespace AciSecurity.Registry.Tests.Notary;

/// <summary>Each rule of what certificates must be like.</summary>
public sealed class CertificateProfileTests
{
    private static readonly Recipe Leaf = TestChain.SignerRecipe;
    private static readonly Recipe Authority = Recipe.Authority("C=US, O=Contoso, CN=authority");

    [Fact]
    public void A_chain_of_the_usual_form_is_taken() => CertificateProfile.Signing.CheckChain(TestChain.Make().Certificates);

    [Fact]
    public void A_self_signed_leaf_stands_alone() => CertificateProfile.Signing.CheckChain([Leaf.Issue().Certificate]);

    [Fact]
    public void Content_commitment_and_absent_purposes_are_allowed() =>
        CertificateProfile.Signing.CheckChain(TestChain.Make(Leaf with { KeyUsage = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, Purposes = null, IsAuthority = false }).Certificates);

    [Theory]
    [InlineData(X509KeyUsageFlags.KeyEncipherment)]
    [InlineData(X509KeyUsageFlags.DataEncipherment)]
    [InlineData(X509KeyUsageFlags.KeyAgreement)]
    [InlineData(X509KeyUsageFlags.KeyCertSign)]
    [InlineData(X509KeyUsageFlags.CrlSign)]
    [InlineData(X509KeyUsageFlags.EncipherOnly)]
    [InlineData(X509KeyUsageFlags.DecipherOnly)]
    public void A_leaf_has_no_other_key_usage(X509KeyUsageFlags other) => Refused(Leaf with { KeyUsage = X509KeyUsageFlags.DigitalSignature | other }, "more than digitalSignature");

    [Theory]
    [InlineData("2.5.29.37.0", "anyExtendedKeyUsage")]
    [InlineData("1.3.6.1.5.5.7.3.1", "serverAuth")]
    [InlineData("1.3.6.1.5.5.7.3.2", "clientAuth")]
    [InlineData("1.3.6.1.5.5.7.3.4", "emailProtection")]
    [InlineData("1.3.6.1.5.5.7.3.8", "timeStamping")]
    [InlineData("1.3.6.1.5.5.7.3.9", "OCSPSigning")]
    public void A_leaf_has_none_of_some_purposes(string purpose, string name) => Refused(Leaf with { Purposes = [Recipe.CodeSigning, purpose] }, name);

    [Fact]
    public void A_leaf_is_as_it_must_be()
    {
        Refused(Leaf with { KeyUsage = null }, "no key usage");
        Refused(Leaf with { KeyUsageCritical = false }, "not critical");
        Refused(Leaf with { KeyUsage = X509KeyUsageFlags.NonRepudiation }, "lacks digitalSignature");
        Refused(Leaf with { IsAuthority = true }, "one of an authority");
        Refused(Leaf with { MakeKey = () => ECDsa.Create(ECCurve.NamedCurves.brainpoolP256r1) }, "not supported");
        Refused(Leaf with { MakeKey = () => RSA.Create(2560) }, "2560 bits");
    }

    [Fact]
    public void An_authority_is_as_it_must_be()
    {
        RefusedAuthority(Authority with { IsAuthority = null }, "basic constraints");
        RefusedAuthority(Authority with { IsAuthority = false }, "basic constraints");
        RefusedAuthority(Authority with { ConstraintsCritical = false }, "basic constraints");
        RefusedAuthority(Authority with { KeyUsage = null }, "no key usage");
        RefusedAuthority(Authority with { KeyUsageCritical = false }, "not critical");
        RefusedAuthority(Authority with { KeyUsage = X509KeyUsageFlags.CrlSign }, "lacks keyCertSign");
    }

    [Fact]
    public void The_length_of_the_path_counts()
    {
        var short0 = Recipe.Authority("CN=root") with { PathLength = 0 };
        var long1 = Recipe.Authority("CN=root") with { PathLength = 1 };

        CertificateProfile.Signing.CheckChain(TestChain.Make(root: long1).Certificates);
        Assert.Contains("may have 0", Assert.Throws<NotaryRefusalException>(() => CertificateProfile.Signing.CheckChain(TestChain.Make(root: short0).Certificates)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_is_in_order_whole_and_its_own()
    {
        var (chain, other) = (TestChain.Make(), TestChain.Make());
        X509Certificate2 leaf = chain.Leaf.Certificate, authority = chain.Authority.Certificate, root = chain.Root.Certificate;

        Broken([], "0 certificates");
        Broken([leaf, authority], "self-signed root");
        Broken([leaf, root], "not issued by");
        Broken([authority, leaf, root], "not issued by");
        Broken([leaf, other.Authority.Certificate, other.Root.Certificate], "not issued by");
        Broken([leaf, authority, root, root], "is not the root is self-signed");
        Broken([Leaf.Issue().Certificate, root], "is not the root is self-signed");
        Broken([leaf, authority, root, other.Root.Certificate], "is not the root is self-signed");
    }

    [Fact]
    public void Signatures_with_SHA_1_and_issuers_with_small_keys_are_refused()
    {
        var weak = Recipe.Authority("CN=weak") with { MakeKey = () => RSA.Create(1024) };
        Assert.Throws<NotaryRefusalException>(() => CertificateProfile.Signing.CheckChain(TestChain.Make(root: weak).Certificates));

        // The same certificate with SHA-256 is taken.
        CertificateProfile.Signing.CheckChain([SelfSigned("SHA256WITHRSA")]);
        Assert.Contains("self-signed root", Assert.Throws<NotaryRefusalException>(() => CertificateProfile.Signing.CheckChain([SelfSigned("SHA1WITHRSA")])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_has_timeStamping_alone_and_critical()
    {
        var good = TestChain.TimestampRecipe;
        CertificateProfile.Timestamping.CheckChain(TestChain.Make(good).Certificates);
        CertificateProfile.Timestamping.CheckChain(TestChain.Make(good with { KeyUsageCritical = false }).Certificates);

        foreach (var bad in new[] { good with { PurposesCritical = false }, good with { Purposes = null }, good with { Purposes = [Recipe.TimeStamping, Recipe.CodeSigning] }, good with { KeyUsage = null } })
        {
            Assert.Throws<NotaryRefusalException>(() => CertificateProfile.Timestamping.CheckChain(TestChain.Make(bad).Certificates));
        }
    }

    // .NET makes none with SHA-1.
    private static X509Certificate2 SelfSigned(string algorithm)
    {
        var key = new TestCertificate(null!, RSA.Create(2048));
        var name = new Org.BouncyCastle.Asn1.X509.X509Name("CN=signer");
        var generator = new Org.BouncyCastle.X509.X509V3CertificateGenerator();
        generator.SetSerialNumber(Org.BouncyCastle.Math.BigInteger.Two);
        generator.SetIssuerDN(name);
        generator.SetSubjectDN(name);
        generator.SetNotBefore(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        generator.SetNotAfter(new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        generator.SetPublicKey(Org.BouncyCastle.Security.PublicKeyFactory.CreateKey(key.Key.ExportSubjectPublicKeyInfo()));
        generator.AddExtension(Org.BouncyCastle.Asn1.X509.X509Extensions.KeyUsage, true, new Org.BouncyCastle.Asn1.X509.KeyUsage(Org.BouncyCastle.Asn1.X509.KeyUsage.DigitalSignature));
        return CertificateReader.Read(generator.Generate(new Org.BouncyCastle.Crypto.Operators.Asn1SignatureFactory(algorithm, key.BouncyKey)).GetEncoded());
    }

    private static void Refused(Recipe leaf, string why) => Broken(TestChain.Make(leaf).Certificates, why);

    private static void RefusedAuthority(Recipe authority, string why) => Broken(TestChain.Make(authority: authority).Certificates, why);

    private static void Broken(IReadOnlyList<X509Certificate2> chain, string why) =>
        Assert.Contains(why, Assert.Throws<NotaryRefusalException>(() => CertificateProfile.Signing.CheckChain(chain)).Message, StringComparison.Ordinal);
}
