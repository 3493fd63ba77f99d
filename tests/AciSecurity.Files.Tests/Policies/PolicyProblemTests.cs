using AciSecurity.Policies;

namespace AciSecurity.Files.Tests.Policies;

/// <summary>What is wrong is said with its line, and with what is expected.</summary>
public sealed class PolicyProblemTests
{
    private const string Registry = "a registry such as contoso.azurecr.io, *.azurecr.io or mcr.microsoft.com/dotnet, without https:// and without a tag";

    [Theory]
    [InlineData("alowedPorts: [ 1 ]", "2: unknown key 'alowedPorts' (did you mean 'allowedPorts'?).")]
    [InlineData("BASELNE: Strict", "2: unknown key 'BASELNE' (did you mean 'baseline'?).")]
    [InlineData("baseline: Stict", "2: baseline: expected one of Default, Strict, Mcsb, found the text 'Stict'.")]
    [InlineData("baseline: 1", "2: baseline: expected one of Default, Strict, Mcsb, found 1.")]
    [InlineData("baseline:", "2: baseline: expected one of Default, Strict, Mcsb, found nothing.")]
    [InlineData("pinning: [ Digest ]", "2: pinning: expected one of Digest, Tag, found a list.")]
    [InlineData("pinning: Digest\npinning: Tag", "3: 'pinning' is a duplicate: it stands on line 2 already.")]
    [InlineData("pinning: Digest\nPinning: Tag", "3: 'Pinning' is a duplicate: it stands on line 2 already.")]
    [InlineData("allowedPorts: 443", "2: allowedPorts: expected a list of ports, found 443.")]
    [InlineData("allowedPorts:", "2: allowedPorts: expected a list of ports, found nothing.")]
    [InlineData("allowedPorts:\n  - 443\n  - '443'", "4: allowedPorts: expected a whole number from 1 to 65535, found the text '443'.")]
    [InlineData("allowedPorts: [ 0 ]", "2: allowedPorts: expected a whole number from 1 to 65535, found 0.")]
    [InlineData("allowedPorts: [ 65536 ]", "2: allowedPorts: expected a whole number from 1 to 65535, found 65536.")]
    [InlineData("allowedPorts: [ 44.3 ]", "2: allowedPorts: expected a whole number from 1 to 65535, found 44.3.")]
    [InlineData("allowedPorts: [ 99999999999999999999 ]", "2: allowedPorts: expected a whole number from 1 to 65535, found 99999999999999999999.")]
    [InlineData("allowedRegions: [ West Europe ]", "2: allowedRegions: expected the name of a region such as westeurope, found the text 'West Europe'.")]
    [InlineData("widestNetworkPrefix: 33", "2: widestNetworkPrefix: expected a whole number from 1 to 32, found 33.")]
    [InlineData("widestNetworkPrefix: /16", "2: widestNetworkPrefix: expected a whole number from 1 to 32, found the text '/16'.")]
    [InlineData("longestImageAge: 90d", "2: longestImageAge: expected a whole number from 1 to 4383, found the text '90d'.")]
    [InlineData("longestTokenLifetime: -1", "2: longestTokenLifetime: expected a whole number from 1 to 4383, found -1.")]
    [InlineData("shortestLogRetention: 0", "2: shortestLogRetention: expected a whole number from 1 to 4383, found 0.")]
    [InlineData("approvedRegistries: contoso.azurecr.io", "2: approvedRegistries: expected a list of registries, found the text 'contoso.azurecr.io'.")]
    [InlineData("approvedRegistries: [ contoso ]", "2: approvedRegistries: expected " + Registry + ", found the text 'contoso'.")]
    [InlineData("approvedRegistries: [ https://contoso.azurecr.io ]", "2: approvedRegistries: expected " + Registry + ", found the text 'https://contoso.azurecr.io'.")]
    [InlineData("approvedRegistries: [ contoso.azurecr.io/app:1 ]", "2: approvedRegistries: expected " + Registry + ", found the text 'contoso.azurecr.io/app:1'.")]
    [InlineData("approvedUpstreams: [ 'con*.azurecr.io' ]", "2: approvedUpstreams: expected " + Registry + ", found the text 'con*.azurecr.io'.")]
    [InlineData("approvedBaseImages: [ 5 ]", "2: approvedBaseImages: expected " + Registry + ", found 5.")]
    [InlineData("approvedRegistries: [ { repositoryPrefix: a } ]", "2: approvedRegistries: 'host' is missing.")]
    [InlineData("approvedRegistries: [ { host: a.b, prefix: a } ]", "2: approvedRegistries: unknown key 'prefix' (known are host, repositoryPrefix).")]
    [InlineData("approvedRegistries: [ { host: a.b/c } ]", "2: host: expected a host such as contoso.azurecr.io or *.azurecr.io, without https://, found the text 'a.b/c'.")]
    [InlineData("privateRegistries: [ '*.contoso.example' ]", "2: privateRegistries: expected a host such as harbor.contoso.example, without https:// and wildcards, found the text '*.contoso.example'.")]
    [InlineData("signatures: yes", "2: signatures: expected a mapping with some of trustPolicy, trustStore, publicKeys, trustedRoot, identity, identityPattern, issuer, issuerPattern, rootKeyIds, rootFile, skipRevocation, skipLog, found the text 'yes'.")]
    [InlineData("signatures:\n  trustPolcy: a", "3: signatures: unknown key 'trustPolcy' (did you mean 'trustPolicy'?).")]
    [InlineData("signatures:\n  trustPolicy: 5", "3: trustPolicy: expected the path of a file, found 5.")]
    [InlineData("signatures:\n  trustStore: store", "3: trustStore: says nothing without 'trustPolicy'.")]
    [InlineData("signatures:\n  publicKeys: a.pub", "3: publicKeys: expected a list of paths of files, found the text 'a.pub'.")]
    [InlineData("signatures:\n  publicKeys:\n    - a.pub\n    - true", "5: publicKeys: expected the path of a file, found true.")]
    [InlineData("signatures: { trustedRoot: root.json }", "2: trustedRoot: needs identity or identityPattern and issuer or issuerPattern beside it: without them anybody could have signed.")]
    [InlineData("signatures: { trustedRoot: root.json, identity: a }", "2: trustedRoot: needs identity or identityPattern and issuer or issuerPattern beside it: without them anybody could have signed.")]
    [InlineData("signatures: { publicKeys: [ a ], issuer: a }", "2: issuer: says nothing without 'trustedRoot'.")]
    [InlineData("signatures: { trustedRoot: r, identity: a, identityPattern: a, issuer: i }", "2: identityPattern: stands beside 'identity', and one of them is enough.")]
    [InlineData("signatures: { trustedRoot: r, identityPattern: '(', issuer: i }", "2: identityPattern: expected a regular expression, without look-around and back-references, found the text '('.")]
    [InlineData("signatures: { trustedRoot: r, identity: a, issuerPattern: '(?=a)' }", "2: issuerPattern: expected a regular expression, without look-around and back-references, found the text '(?=a)'.")]
    [InlineData("signatures: { rootKeyIds: [ abc ] }", "2: rootKeyIds: expected the id of a root key: 64 hexadecimal digits, found the text 'abc'.")]
    [InlineData("signatures: { skipLog: off }", "2: skipLog: expected true or false, found the text 'off'.")]
    [InlineData("severities: { Acr.AdminUser: Severe }", "2: Acr.AdminUser: expected one of Informational, Low, Medium, High, Critical, found the text 'Severe'.")]
    [InlineData("severities: { Acr.AdminUsr: High }", "2: Acr.AdminUsr: no rule has this id (did you mean 'Acr.AdminUser'?).")]
    [InlineData("severities: { Nothing.Like.This: High }", "2: Nothing.Like.This: no rule has this id (Get-AciSecurityRule lists them).")]
    [InlineData("severities: { Audit.Complete: Low }", "2: Audit.Complete: the rule is about the audit itself, and no policy changes it.")]
    [InlineData("severities: [ High ]", "2: severities: expected rule ids with their values, found a list.")]
    [InlineData("rules: { Acr.AdminUser: off }", "2: Acr.AdminUser: expected true or false, found the text 'off'.")]
    [InlineData("rules: { Audit.Exemption: false }", "2: Audit.Exemption: the rule is about the audit itself, and no policy changes it.")]
    [InlineData("rules: { Acr.AdminUser: true, acr.adminuser: false }", "2: rules: 'acr.adminuser' is a duplicate: it stands on line 2 already.")]
    [InlineData("exemptions: { rule: Acr.AdminUser }", "2: exemptions: expected a list of exemptions, found a mapping.")]
    public void A_problem_is_named(string line, string problem) => Assert.Equal([problem], PolicyText.Problems("version: 1\n" + line));

    [Theory]
    [InlineData("baseline: Strict", "1: 'version' is missing.")]
    [InlineData("version: 2", "1: version: expected 1, found 2.")]
    [InlineData("version: '1'", "1: version: expected 1, found the text '1'.")]
    [InlineData("- version: 1", "1: expected a mapping that begins with version: 1, found a list.")]
    [InlineData("# only a comment", "1: The file is empty: expected a mapping that begins with version: 1.")]
    [InlineData("", "1: The file is empty: expected a mapping that begins with version: 1.")]
    [InlineData("version: 1\n---\nversion: 1", "2: The file cannot be read: it holds more than one document.")]
    [InlineData("version: 1\n<<: { baseline: Strict }", "2: unknown key '<<' (known are $schema, version, baseline, approvedRegistries, privateRegistries, approvedUpstreams, approvedBaseImages, pinning, allowedPorts, allowedRegions, widestNetworkPrefix, longestImageAge, longestTokenLifetime, shortestLogRetention, signatures, severities, rules, exemptions).")]
    public void A_file_that_is_no_policy_is_named(string text, string problem) => Assert.Equal([problem], PolicyText.Problems(text));

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var problems = PolicyText.Problems("baseline: X\npining: Tag\nallowedPorts: [ a, b ]").ToList();

        Assert.Equal(5, problems.Count);
    }

    [Theory]
    [InlineData("severities: { Abc.*: High }", "2: Abc.*: the pattern means no rule that a policy can change.")]
    [InlineData("rules: { \"Audit.*\": false }", "2: Audit.*: the pattern means no rule that a policy can change.")]
    [InlineData("exemptions:\n  - { rule: \"Abc.*\", resource: r, reason: r, owner: o, expires: 2027-01-31 }", "3: exemptions: the pattern means no rule that a policy can change.")]
    public void A_pattern_that_means_no_rule_is_a_warning(string line, string message)
    {
        var document = PolicyText.Read("version: 1\n" + line);

        Assert.Equal([message], document.Problems.Select(problem => $"{problem.Line}: {problem.Message}"));
        Assert.Empty(document.Errors);
        Assert.Equal(ProblemSeverity.Warning, document.Problems[0].Severity);
    }

    [Theory]
    [InlineData("{ rule: Acr.AdminUser, resource: r, reason: x, owner: o }", "'expires' is missing")]
    [InlineData("{ rule: Acr.AdminUser, resource: r, reason: x, expires: 2027-01-31 }", "'owner' is missing")]
    [InlineData("{ rule: Acr.AdminUser, resource: r, owner: o, expires: 2027-01-31 }", "'reason' is missing")]
    [InlineData("{ rule: Acr.AdminUser, reason: x, owner: o, expires: 2027-01-31 }", "'resource' is missing")]
    [InlineData("{ resource: r, reason: x, owner: o, expires: 2027-01-31 }", "'rule' is missing")]
    [InlineData("{ rule: Acr.AdminUser, resource: r, reason: ' ', owner: o, expires: 2027-01-31 }", "reason: expected a text, found the text ' '")]
    [InlineData("{ rule: Acr.AdminUser, resource: r, reason: x, owner: 5, expires: 2027-01-31 }", "owner: expected a text, found 5")]
    [InlineData("{ rule: Acr.AdminUser, resource: r, reason: x, owner: o, expires: 31.01.2027 }", "expires: expected a date such as 2027-01-31, found the text '31.01.2027'")]
    [InlineData("{ rule: Acr.AdminUser, resource: r, reason: x, owner: o, expires: 2027-02-30 }", "expires: expected a date such as 2027-01-31, found the text '2027-02-30'")]
    [InlineData("{ rule: Acr.AdminUser, resource: r, reason: x, owner: o, expires: never }", "expires: expected a date such as 2027-01-31, found the text 'never'")]
    [InlineData("{ rule: Acr.AdminUser, resource: r, reason: x, owner: o, expires: 2027-01-31, until: x }", "unknown key 'until' (known are rule, resource, reason, owner, expires)")]
    [InlineData("{ rule: Acr.AdminUser, resource: r, reason: x, owner: o, expires: 2027-01-31, expires: 2029-01-31 }", "'expires' is a duplicate: it stands on line 3 already")]
    [InlineData("{ rule: Acr.AdminUsr, resource: r, reason: x, owner: o, expires: 2027-01-31 }", "rule: no rule has this id (did you mean 'Acr.AdminUser'?)")]
    [InlineData("{ rule: Audit.Complete, resource: r, reason: x, owner: o, expires: 2027-01-31 }", "rule: the rule is about the audit itself, and no policy changes it")]
    [InlineData("Acr.AdminUser", "expected a mapping with rule, resource, reason, owner, expires, found a text")]
    public void A_malformed_exemption_leaves_the_policy_usable_and_exempts_nothing(string exemption, string problem)
    {
        var document = PolicyText.Read($"version: 1\nexemptions:\n  - {exemption}\n  - {{ rule: Acr.*, resource: r, reason: x, owner: o, expires: 2027-01-31 }}");

        Assert.Empty(document.Problems);
        Assert.Equal("Acr.*", Assert.Single(document.Policy.Exemptions).Rule);
        var invalid = Assert.Single(document.Policy.InvalidExemptions);
        Assert.Equal((problem, 3), (invalid.Problem, invalid.Line));
    }
}
