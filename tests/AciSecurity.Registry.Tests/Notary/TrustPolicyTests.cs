using AciSecurity.Faults;
using AciSecurity.Registry.Notary.Trust;

namespace AciSecurity.Registry.Tests.Notary;

/// <summary>Each rule of trust policies.</summary>
public sealed class TrustPolicyTests
{
    private const string Strict = "\"level\":\"strict\"";
    private const string Contoso = "\"x509.subject: C=US, ST=WA, O=Contoso\"";

    public static TheoryData<string, string> Invalid => new()
    {
        { "{", "malformed" },
        { "[]", "no JSON object" },
        { """{"trustPolicies":[]}""", "version is missing" },
        { """{"version":"2.0","trustPolicies":[]}""", "'2.0'" },
        { """{"version":"1.0","version":"1.0","trustPolicies":[]}""", "twice" },
        { """{"version":"1.0"}""", "no statement" },
        { """{"version":"1.0","trustPolicies":[]}""", "no statement" },
        { TrustFolder.Policy("1"), "no JSON object" },
        { TrustFolder.Policy(TrustFolder.Statement().Replace("\"test\"", "\"\"", StringComparison.Ordinal)), "no name" },
        { TrustFolder.Policy(TrustFolder.Statement(scopes: "\"a.test/x\""), TrustFolder.Statement(scopes: "\"a.test/y\"")), "have the name" },
        { TrustFolder.Policy(TrustFolder.Statement(scopes: "\"a.test/x\""), TrustFolder.Statement(scopes: "\"a.test/x\"").Replace("\"test\"", "\"b\"", StringComparison.Ordinal)), "there twice" },
        { TrustFolder.Policy(TrustFolder.Statement(), TrustFolder.Statement().Replace("\"test\"", "\"b\"", StringComparison.Ordinal)), "'*' is there twice" },
        { TrustFolder.Policy(TrustFolder.Statement(scopes: "")), "no registry scope" },
        { TrustFolder.Policy(TrustFolder.Statement(scopes: "\"*\",\"a.test/x\"")), "must stand alone" },
        { TrustFolder.Policy(TrustFolder.Statement(scopes: "\"a.test/*\"")), "full name" },
        { TrustFolder.Policy(TrustFolder.Statement(scopes: "\"https://a.test/x\"")), "full name" },
        { TrustFolder.Policy(TrustFolder.Statement(scopes: "\"a.test/x:v1\"")), "full name" },
        { TrustFolder.Policy(TrustFolder.Statement(scopes: "\"a.test/X\"")), "full name" },
        { TrustFolder.Policy(TrustFolder.Statement(scopes: "\"a.test\"")), "full name" },
        { TrustFolder.Policy(TrustFolder.Statement("")), "level is missing" },
        { TrustFolder.Policy(TrustFolder.Statement("\"level\":\"Strict\"")), "no level" },
        { TrustFolder.Policy(TrustFolder.Statement(Strict + ",\"override\":{\"integrity\":\"log\"}")), "integrity cannot be overridden" },
        { TrustFolder.Policy(TrustFolder.Statement(Strict + ",\"override\":{\"expiry\":\"skip\"}")), "cannot be skipped" },
        { TrustFolder.Policy(TrustFolder.Statement(Strict + ",\"override\":{\"other\":\"log\"}")), "no validation other" },
        { TrustFolder.Policy(TrustFolder.Statement(Strict + ",\"override\":{\"expiry\":\"other\"}")), "no action other" },
        { TrustFolder.Policy(TrustFolder.Statement("\"level\":\"skip\",\"override\":{\"expiry\":\"log\"}", "", "")), "cannot be overridden" },
        { TrustFolder.Policy(TrustFolder.Statement(Strict + ",\"verifyTimestamp\":\"never\"")), "verifyTimestamp" },
        { TrustFolder.Policy(TrustFolder.Statement("\"level\":\"skip\"")), "its level is skip" },
        { TrustFolder.Policy(TrustFolder.Statement(stores: "")), "must both be there" },
        { TrustFolder.Policy(TrustFolder.Statement(identities: "")), "must both be there" },
        { TrustFolder.Policy(TrustFolder.Statement(stores: "\"test\"")), "trust store 'test'" },
        { TrustFolder.Policy(TrustFolder.Statement(stores: "\"CA:test\"")), "trust store 'CA:test'" },
        { TrustFolder.Policy(TrustFolder.Statement(stores: "\"ca:../x\"")), "trust store 'ca:../x'" },
        { TrustFolder.Policy(TrustFolder.Statement(stores: "\"ca:..\"")), "trust store 'ca:..'" },
        { TrustFolder.Policy(TrustFolder.Statement(identities: "\"*\"," + Contoso)), "must stand alone" },
        { TrustFolder.Policy(TrustFolder.Statement(identities: "\"nobody\"")), "has no colon" },
        { TrustFolder.Policy(TrustFolder.Statement(identities: "\"x509.subject: ST=WA, O=Contoso\"")), "C is missing" },
        { TrustFolder.Policy(TrustFolder.Statement(identities: "\"x509.subject: C=US, O=Contoso\"")), "ST is missing" },
        { TrustFolder.Policy(TrustFolder.Statement(identities: "\"x509.subject: C=US, ST=WA\"")), "O is missing" },
        { TrustFolder.Policy(TrustFolder.Statement(identities: Contoso + ",\"x509.subject: C=US, ST=WA, O=Contoso, CN=x\"")), "overlap" },
        { TrustFolder.Policy(TrustFolder.Statement(identities: Contoso + "," + Contoso)), "overlap" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void A_policy_that_breaks_a_rule_names_the_file_and_the_rule(string policy, string why)
    {
        using var folder = new TrustFolder().Write("truststore/x509/ca/test/x.pem", "");

        var fault = Assert.Throws<FaultException>(() => folder.Trust(policy)).Fault;

        Assert.Equal("AciSecurity.TrustPolicyInvalid", fault.Id);
        Assert.Equal(folder.PolicyFile, fault.Target);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_exact_scope_comes_before_all()
    {
        using var folder = new TrustFolder().Write("truststore/x509/ca/test/x.pem", "");
        var policy = folder.Trust(TrustFolder.Policy(TrustFolder.Statement(), TrustFolder.Statement(scopes: "\"a.test:5000/x/y\",\"b.test/z\"").Replace("\"test\"", "\"exact\"", StringComparison.Ordinal))).Policy;

        Assert.Equal("exact", policy.For("a.test:5000/x/y")!.Name);
        Assert.Equal("exact", policy.For("b.test/z")!.Name);
        Assert.Equal("test", policy.For("b.test/other")!.Name);
        Assert.Null(policy.For("no repository"));
    }

    [Fact]
    public void Nothing_applies_to_a_repository_that_nobody_names()
    {
        using var folder = new TrustFolder().Write("truststore/x509/ca/test/x.pem", "");
        Assert.Null(folder.Trust(TrustFolder.Policy(TrustFolder.Statement(scopes: "\"a.test/x\""))).Policy.For("a.test/y"));
    }

    [Fact]
    public void Overrides_change_one_action_each()
    {
        var (level, _) = VerificationLevel.Of("strict")!.With("expiry", "log");
        var (both, _) = level!.With("revocation", "skip");

        Assert.Equal(ValidationAction.Log, both![Validation.Expiry]);
        Assert.Equal(ValidationAction.Skip, both[Validation.Revocation]);
        Assert.Equal(ValidationAction.Enforce, both[Validation.Authenticity]);
    }

    [Fact]
    public void Levels_are_those_of_the_specification()
    {
        static string Actions(string level) => string.Concat(Enum.GetValues<Validation>().Select(validation => VerificationLevel.Of(level)![validation].ToString()[0]));

        Assert.Equal(["EEEEE", "EELLL", "ELLLL", "SSSSS"], new[] { "strict", "permissive", "audit", "skip" }.Select(Actions));
    }

    [Fact]
    public void A_missing_file_and_a_link_are_told_apart()
    {
        using var folder = new TrustFolder();
        Assert.Equal("AciSecurity.FileNotFound", Assert.Throws<FaultException>(() => NotaryTrust.Load(folder.PolicyFile, folder.Path)).Fault.Id);
        if (OperatingSystem.IsWindows()) return;

        folder.Write("real.json", TrustFolder.Policy(TrustFolder.Statement()));
        File.CreateSymbolicLink(folder.PolicyFile, Path.Combine(folder.Path, "real.json"));
        Assert.Equal("AciSecurity.TrustPolicyInvalid", Assert.Throws<FaultException>(() => NotaryTrust.Load(folder.PolicyFile, folder.Path)).Fault.Id);
    }
}
