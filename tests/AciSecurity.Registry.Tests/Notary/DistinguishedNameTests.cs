using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Notary.Trust;
using AciSecurity.Registry.Tests.Notary.Certificates;

namespace AciSecurity.Registry.Tests.Notary;

/// <summary>Names of identities, as RFC 4514 writes them.</summary>
public sealed class DistinguishedNameTests
{
    private const string Base = "C=US,ST=WA,";

    [Theory]
    [InlineData("O=Contoso\\, Inc.", "Contoso, Inc.")]
    [InlineData("O=a\\+b\\\"c\\\\d\\<e\\>f\\;g\\=h\\#i", "a+b\"c\\d<e>f;g=h#i")]
    [InlineData("O=\\20x\\ ", " x ")]
    [InlineData("O=  spaces around  ", "spaces around")]
    [InlineData("O=Lu\\C4\\8Di\\C4\\87", "Lučić")]
    [InlineData("O=Lučić 😀", "Lučić 😀")]
    [InlineData("O=1=2", "1=2")]
    public void Escapes_are_read(string text, string value) => Assert.Equal(value, DistinguishedNameText.Attributes(Base + text)[^1].Value);

    [Theory]
    [InlineData("O=#0401")]
    [InlineData("O=a+CN=b")]
    [InlineData("O=a;CN=b")]
    [InlineData("O=\"a\"")]
    [InlineData("O=a\\")]
    [InlineData("O=a\\zz")]
    [InlineData("O=a\\FF")]
    [InlineData("O=a,O=b")]
    [InlineData("O=a,S=b")]
    [InlineData("O=a,")]
    [InlineData("O=a,b")]
    [InlineData("=a")]
    [InlineData("O=")]
    [InlineData("")]
    public void What_is_no_name_is_refused(string text) => Assert.Throws<NotaryRefusalException>(() => DistinguishedName.Parse(Base + text));

    [Theory]
    [InlineData("C=US, ST=WA, O=Contoso", true)]
    [InlineData("O=Contoso,S=WA,C=US", true)]
    [InlineData("C=US, ST=WA, O=Contoso, CN=signer", true)]
    [InlineData("C=US, ST=WA, O=contoso", false)]
    [InlineData("C=US, ST=WA, O=Contoso, OU=x", false)]
    [InlineData("C=US, ST=WA, O=Contoso, CN=signer2", false)]
    public void An_identity_is_a_part_of_the_subject(string identity, bool matches) =>
        Assert.Equal(matches, TrustedIdentity.Parse("x509.subject:" + identity).Is(TestChain.SignerRecipe.Issue().Certificate));

    [Fact]
    public void Attributes_that_nobody_asks_for_do_not_matter_unless_they_are_there_twice()
    {
        var identity = TrustedIdentity.Parse("x509.subject: C=US, ST=WA, O=Contoso");

        Assert.True(identity.Is((TestChain.SignerRecipe with { Subject = "E=a@contoso.test, C=US, ST=WA, O=Contoso" }).Issue().Certificate));
        Assert.Throws<NotaryRefusalException>(() => identity.Is((TestChain.SignerRecipe with { Subject = "OU=a, OU=b, C=US, ST=WA, O=Contoso" }).Issue().Certificate));
        var several = new Org.BouncyCastle.Asn1.X509.X509Name("C=US,ST=WA,O=Contoso,CN=a+OU=b").GetDerEncoded();
        Assert.Throws<NotaryRefusalException>(() => identity.Is((TestChain.SignerRecipe with { EncodedSubject = several }).Issue().Certificate));
    }

    [Fact]
    public void Identities_of_plugins_match_nobody() => Assert.False(TrustedIdentity.Parse("aws.signer:arn").Is(TestChain.SignerRecipe.Issue().Certificate));
}
