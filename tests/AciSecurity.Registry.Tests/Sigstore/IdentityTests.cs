using AciSecurity.Faults;
using AciSecurity.Registry.Sigstore;
using AciSecurity.Registry.Tests.Sigstore.Making;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>Who may sign.</summary>
public sealed class IdentityTests : SigstoreTest
{
    [Fact]
    public void A_keyless_signature_of_whomsoever_is_never_valid() =>
        Unknown(CheckNames.Identity, Sigstore.Verify(Sigstore.Keyless().Json(), Sigstore.Trust() with { Identities = [] }), "whose identity was not said");

    [Theory]
    [InlineData(MadeSigner.Name, MadeSigner.Issuer, true)]
    [InlineData(MadeSigner.Name + "x", MadeSigner.Issuer, false)]
    [InlineData(MadeSigner.Name, MadeSigner.Issuer + "/", false)]
    [InlineData("", "", false)]
    public void Name_and_issuer_are_as_expected(string name, string issuer, bool valid)
    {
        var result = Sigstore.Verify(Sigstore.Keyless().Json(), Expecting(TextMatch.Exactly(name), TextMatch.Exactly(issuer)));
        if (valid) Valid(result);
        else Invalid(CheckNames.Identity, result, MadeSigner.Name);
    }

    [Theory]
    [InlineData("^https://ci\\.made\\.example/team/[a-z]+/.*@refs/heads/main$", "^https://issuer\\.", true)]
    [InlineData("/team/app/", ".*", true)]
    [InlineData("^/team/app/", ".*", false)]
    [InlineData(".*", "^issuer", false)]
    public void They_may_be_expected_by_regular_expressions(string name, string issuer, bool valid)
    {
        var result = Sigstore.Verify(Sigstore.Keyless().Json(), Expecting(TextMatch.Expression(name), TextMatch.Expression(issuer)));
        if (valid) Valid(result);
        else Invalid(CheckNames.Identity, result);
    }

    [Fact]
    public void An_exact_text_is_no_expression() =>
        Invalid(CheckNames.Identity, Sigstore.Verify(Sigstore.Keyless().Json(), Expecting(TextMatch.Exactly(".*"), TextMatch.Exactly(".*"))));

    [Fact]
    public void Any_of_several_may_sign()
    {
        var trust = Sigstore.Trust();
        Valid(Sigstore.Verify(Sigstore.Keyless().Json(), trust with { Identities = [new(TextMatch.Exactly("somebody"), TextMatch.Exactly(MadeSigner.Issuer)), .. trust.Identities] }));
    }

    [Fact]
    public void Names_are_of_each_kind()
    {
        foreach (var (encoded, name) in new[] { (MadeSigner.Mail("dev@made.example"), "dev@made.example"), (MadeSigner.Uri("spiffe://made.example/x"), "spiffe://made.example/x"), (MadeSigner.Other("dev!made.example"), "dev!made.example") })
        {
            var result = Sigstore.Verify(
                Sigstore.Keyless(signer: new() { Names = MadeAuthority.Names(critical: true, encoded) }).Json(), Expecting(TextMatch.Exactly(name), TextMatch.Exactly(MadeSigner.Issuer)));
            Valid(result);
            Assert.Equal(name, result.Signer!.AlternativeName);
        }
    }

    [Fact]
    public void The_issuer_is_written_in_the_newer_way_or_the_older_and_the_newer_counts()
    {
        Valid(Sigstore.Verify(Sigstore.Keyless(signer: new() { IssuerExtensions = [MadeSigner.IssuerBytes(MadeSigner.Issuer)] }).Json()));
        Valid(Sigstore.Verify(Sigstore.Keyless(signer: new() { IssuerExtensions = [MadeSigner.IssuerBytes("https://other.example"), MadeSigner.IssuerText(MadeSigner.Issuer)] }).Json()));
        Invalid(CheckNames.Identity, Sigstore.Verify(Sigstore.Keyless(signer: new() { IssuerExtensions = [MadeSigner.IssuerBytes(MadeSigner.Issuer), MadeSigner.IssuerText("https://other.example")] }).Json()));
        Invalid(CheckNames.Identity, Sigstore.Verify(Sigstore.Keyless(signer: new() { IssuerExtensions = [] }).Json()), "an issuer that is not said");
    }

    [Fact]
    public void No_expression_runs_long()
    {
        var bomb = TextMatch.Expression("^(a+)+$");
        Assert.False(bomb.IsMet(new string('a', 100_000) + "b"));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("(a)\\1")]
    [InlineData("(?=a)")]
    public void An_expression_that_cannot_be_used_is_a_fault(string expression)
    {
        var fault = Assert.Throws<FaultException>(() => TextMatch.Expression(expression)).Fault;
        Assert.Equal(("AciSecurity.IdentityExpressionInvalid", expression), (fault.Id, fault.Target));
    }

    private SigstoreTrust Expecting(TextMatch name, TextMatch issuer) => Sigstore.Trust() with { Identities = [new(name, issuer)] };
}
