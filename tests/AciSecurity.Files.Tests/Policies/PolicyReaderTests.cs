using System.Text;
using AciSecurity.Files.Policies;
using AciSecurity.Findings;
using AciSecurity.Policies;

namespace AciSecurity.Files.Tests.Policies;

/// <summary>What a policy file says is what the policy says.</summary>
public sealed class PolicyReaderTests
{
    private const string Everything = """
        version: 1
        baseline: Strict
        approvedRegistries: [ contoso.azurecr.io, "*.azurecr.io/base", { host: mcr.microsoft.com, repositoryPrefix: dotnet }, localhost:5000/a/b ]
        privateRegistries: [ harbor.contoso.example, harbor:8443 ]
        approvedUpstreams:
          - docker.io/library
        approvedBaseImages:
          - host: "*.contoso.example"
        pinning: Tag
        allowedPorts: [ 443, 8443 ]
        allowedRegions: [ westeurope, northeurope ]
        widestNetworkPrefix: 16
        longestImageAge: 30
        longestTokenLifetime: 31
        shortestLogRetention: 365
        severities: { Acr.AdminUser: Critical, "Aci.*Secret": High }
        rules: { Aci.Privileged: true, Acr.ContentTrust: false }
        exemptions:
          - rule: Acr.AdminUser
            resource: "*/registries/legacy"
            reason: The nightly import cannot sign in yet.
            owner: platform@contoso.example
            expires: 2027-01-31
        """;

    [Fact]
    public void Every_key_is_read()
    {
        var policy = PolicyText.Valid(Everything);

        Assert.Equal(Baseline.Strict, policy.Baseline);
        Assert.Equal(["contoso.azurecr.io", "*.azurecr.io/base", "mcr.microsoft.com/dotnet", "localhost:5000/a/b"], policy.ApprovedRegistries.Select(pattern => pattern.ToString()));
        Assert.Equal(new RegistryPattern("localhost:5000", "a/b"), policy.ApprovedRegistries[3]);
        Assert.Equal(["harbor.contoso.example", "harbor:8443"], policy.PrivateRegistries);
        Assert.Equal([new RegistryPattern("docker.io", "library")], policy.ApprovedUpstreams);
        Assert.Equal([new RegistryPattern("*.contoso.example")], policy.ApprovedBaseImages);
        Assert.Equal(Pinning.Tag, policy.Pinning);
        Assert.Equal([443, 8443], policy.AllowedPorts);
        Assert.Equal(["westeurope", "northeurope"], policy.AllowedRegions);
        Assert.Equal((16, 30, 31, 365), (policy.WidestNetworkPrefix, policy.LongestImageAge, policy.LongestTokenLifetime, policy.ShortestLogRetention));
        Assert.Equal([("Acr.AdminUser", Severity.Critical), ("Aci.*Secret", Severity.High)], policy.Severities);
        Assert.Equal([("Aci.Privileged", true), ("Acr.ContentTrust", false)], policy.Rules);
        var exemption = Assert.Single(policy.Exemptions);
        Assert.Equal(
            ("Acr.AdminUser", "*/registries/legacy", "The nightly import cannot sign in yet.", "platform@contoso.example", new DateOnly(2027, 1, 31), 19),
            (exemption.Rule, exemption.Resource, exemption.Reason, exemption.Owner, exemption.Expires, exemption.Line));
    }

    [Fact]
    public void What_is_not_said_is_the_default()
    {
        var policy = PolicyText.Valid("version: 1");

        Assert.Equal(Policy.Default.ToString(), (policy with { File = null }).ToString());
    }

    [Fact]
    public void JSON_is_read_by_the_same_rules()
    {
        var policy = PolicyText.Valid("""
            {
            	"$schema": "https://example.org/policy.schema.json",
            	"version":1, "baseline":"Mcsb",
            	"approvedRegistries":["*.azurecr.io",{"host":"mcr.microsoft.com","repositoryPrefix":"dotnet"}],
            	"severities":{"Acr.*":"Low"},
            	"exemptions":[{"rule":"Acr.AdminUser","resource":"a\/b","reason":"caf\u00e9 \"x\"","owner":"o",
            		"expires":"2027-01-31"}]
            }
            """);

        Assert.Equal(Baseline.Mcsb, policy.Baseline);
        Assert.Equal(2, policy.ApprovedRegistries.Count);
        var exemption = Assert.Single(policy.Exemptions);
        Assert.Equal(("a/b", "café \"x\"", 6), (exemption.Resource, exemption.Reason, exemption.Line));
    }

    [Fact]
    public void A_surrogate_pair_of_JSON_is_read_or_is_a_problem_with_a_line()
    {
        var document = PolicyText.Read("""
            { "version": 1,
              "exemptions": [ { "rule": "Acr.AdminUser", "resource": "r", "reason": "\ud83d\ude00", "owner": "o", "expires": "2027-01-31" } ] }
            """);

        if (document.Problems is [var problem]) Assert.Equal(2, problem.Line);
        else Assert.Equal("😀", Assert.Single(document.Policy.Exemptions).Reason);
    }

    [Fact]
    public void JSON_problems_have_the_same_lines() =>
        Assert.Equal(["2: unknown key 'baselin' (did you mean 'baseline'?)."], PolicyText.Problems("{ \"version\": 1,\n  \"baselin\": \"Strict\" }"));

    [Fact]
    public void Names_and_values_of_enumerations_have_no_letter_case()
    {
        var policy = PolicyText.Valid("VERSION: 1\nBaseLine: strict\nPINNING: tag\nseverities: { acr.adminuser: critical }\nrules: { ACR.*: true }");

        Assert.Equal((Baseline.Strict, Pinning.Tag), (policy.Baseline, policy.Pinning));
        Assert.Equal(("acr.adminuser", Severity.Critical), Assert.Single(policy.Severities));
    }

    [Fact]
    public void Whom_to_trust_is_seen_from_the_policys_folder()
    {
        var policy = PolicyText.Valid("""
            version: 1
            signatures:
              trustPolicy: signing/trustpolicy.json
              trustStore: ../truststore
              publicKeys: [ build.pub, /keys/release.pub ]
              trustedRoot: trusted_root.json
              identity: build@contoso.example
              issuerPattern: ^https://token\..*$
              rootKeyIds: [ "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef" ]
              rootFile: root.json
              skipRevocation: true
              skipLog: true
            """);

        var trust = policy.Signatures;
        var folder = Path.GetDirectoryName(policy.File)!;
        Assert.Equal((Path.Combine(folder, "signing", "trustpolicy.json"), Path.Combine(Path.GetDirectoryName(folder)!, "truststore")), (trust.TrustPolicyFile, trust.TrustStoreFolder));
        Assert.Equal([Path.Combine(folder, "build.pub"), Path.GetFullPath("/keys/release.pub")], trust.PublicKeyFiles);
        Assert.Equal((Path.Combine(folder, "trusted_root.json"), "build@contoso.example", null), (trust.TrustedRootFile, trust.CertificateIdentity, trust.CertificateIdentityPattern));
        Assert.Equal((null, @"^https://token\..*$"), (trust.CertificateIssuer, trust.CertificateIssuerPattern));
        Assert.Equal(["0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef"], trust.RootKeyIds);
        Assert.Equal(Path.Combine(folder, "root.json"), trust.RootFile);
        Assert.True(trust is { UsesNotary: true, UsesSigstore: true, SkipsRevocation: true, SkipsLog: true });
    }

    [Theory]
    [InlineData("version: 1")]
    [InlineData("version: 1\nsignatures: {}")]
    [InlineData("version: 1\nsignatures: { publicKeys: [], rootKeyIds: [] }")]
    public void Without_whom_to_trust_nobody_is(string text) => Assert.True(PolicyText.Valid(text).Signatures.IsEmpty);

    [Fact]
    public void Anchors_are_repeated() => Assert.Equal([443], PolicyText.Valid("version: 1\nallowedPorts: &p [ 443 ]\n").AllowedPorts);

    [Fact]
    public void An_alias_stands_for_what_its_anchor_holds()
    {
        var policy = PolicyText.Valid("version: 1\napprovedRegistries: &r [ contoso.azurecr.io ]\napprovedUpstreams: *r\n");

        Assert.Equal(policy.ApprovedRegistries, policy.ApprovedUpstreams);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        var document = PolicyText.Read([.. Encoding.UTF8.Preamble, .. "version: 1"u8]);

        Assert.Empty(document.Problems);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_fault()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "no", "policy.yaml");

        var document = new PolicyReader().Read(path);

        Assert.Equal(("AciSecurity.FileNotFound", path), (document.Fault!.Id, document.Fault.Target));
    }

    [Fact]
    public void A_folder_is_no_policy()
    {
        using var folder = new TempFolder();

        Assert.Equal("The path is a folder, and a policy is one file.", Assert.Single(new PolicyReader().Read(folder.Path).Errors).Message);
    }
}
