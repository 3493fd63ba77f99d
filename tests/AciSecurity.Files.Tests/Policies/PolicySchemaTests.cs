using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AciSecurity.Files.Json;
using AciSecurity.Files.Policies;
using AciSecurity.Files.Yaml;
using NJsonSchema;
using YamlDotNet.RepresentationModel;

namespace AciSecurity.Files.Tests.Policies;

/// <summary>The schema that editors use, the reader and the page say the same of a policy.</summary>
public sealed partial class PolicySchemaTests
{
    private const string Exemption = """ "rule": "Acr.AdminUser", "resource": "r", "reason": "x", "owner": "o" """;

    [Theory]
    [InlineData("")]
    [InlineData(""", "$schema": "https://example.org/x" """)]
    [InlineData(""", "baseline": "Mcsb", "pinning": "Tag" """)]
    [InlineData(""", "approvedRegistries": [ "contoso.azurecr.io", "*.azurecr.io/base/web", "localhost", "localhost:5000/a", "registry:5000", { "host": "mcr.microsoft.com" }, { "host": "*.b.c", "repositoryPrefix": "a/b-c_d.e" } ] """)]
    [InlineData(""", "approvedRegistries": [] """)]
    [InlineData(""", "privateRegistries": [ "harbor.contoso.example:8443" ], "approvedUpstreams": [ "docker.io/library" ], "approvedBaseImages": [ "mcr.microsoft.com" ] """)]
    [InlineData(""", "allowedPorts": [ 1, 65535 ], "allowedRegions": [ "westeurope", "eastus2" ], "widestNetworkPrefix": 32 """)]
    [InlineData(""", "longestImageAge": 1, "longestTokenLifetime": 90, "shortestLogRetention": 4383 """)]
    [InlineData(""", "signatures": {} """)]
    [InlineData(""", "signatures": { "trustPolicy": "p.json", "trustStore": "store", "publicKeys": [ "a.pub" ], "skipRevocation": true, "skipLog": false } """)]
    [InlineData(""", "signatures": { "trustedRoot": "r.json", "identity": "a@contoso.example", "issuerPattern": "^https://.*$" } """)]
    [InlineData(""", "signatures": { "rootKeyIds": [ "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789abcdef" ], "rootFile": "root.json" } """)]
    [InlineData(""", "severities": { "Acr.*": "Informational" }, "rules": { "Acr.AdminUser": false } """)]
    [InlineData(", \"exemptions\": [ {" + Exemption + ", \"expires\": \"2028-02-29\" } ]")]
    public async Task What_is_valid_is_valid_for_both(string members)
    {
        var text = $$"""{ "version": 1{{members}} }""";

        Assert.Empty((await Schema()).Validate(text));
        PolicyText.Valid(text);
    }

    [Theory]
    [InlineData(""" "baseline": "Default" """)]
    [InlineData(""" "version": 2 """)]
    [InlineData(""" "version": "1" """)]
    [InlineData(""" "version": 1, "baselin": "Default" """)]
    [InlineData(""" "version": 1, "baseline": "Stric" """)]
    [InlineData(""" "version": 1, "baseline": null """)]
    [InlineData(""" "version": 1, "pinning": true """)]
    [InlineData(""" "version": 1, "approvedRegistries": "contoso.azurecr.io" """)]
    [InlineData(""" "version": 1, "approvedRegistries": [ "contoso" ] """)]
    [InlineData(""" "version": 1, "approvedRegistries": [ "https://contoso.azurecr.io" ] """)]
    [InlineData(""" "version": 1, "approvedRegistries": [ "contoso.azurecr.io/app:1" ] """)]
    [InlineData(""" "version": 1, "approvedRegistries": [ "contoso.azurecr.io/" ] """)]
    [InlineData(""" "version": 1, "approvedRegistries": [ "*" ] """)]
    [InlineData(""" "version": 1, "approvedRegistries": [ { "repositoryPrefix": "a" } ] """)]
    [InlineData(""" "version": 1, "approvedRegistries": [ { "host": "a.b", "prefix": "a" } ] """)]
    [InlineData(""" "version": 1, "approvedRegistries": [ { "host": "a.b", "repositoryPrefix": "a:1" } ] """)]
    [InlineData(""" "version": 1, "privateRegistries": [ "*.contoso.example" ] """)]
    [InlineData(""" "version": 1, "privateRegistries": [ 5 ] """)]
    [InlineData(""" "version": 1, "allowedPorts": [ 0 ] """)]
    [InlineData(""" "version": 1, "allowedPorts": [ 65536 ] """)]
    [InlineData(""" "version": 1, "allowedPorts": [ "443" ] """)]
    [InlineData(""" "version": 1, "allowedPorts": [ 443.5 ] """)]
    [InlineData(""" "version": 1, "allowedRegions": [ "West Europe" ] """)]
    [InlineData(""" "version": 1, "widestNetworkPrefix": 33 """)]
    [InlineData(""" "version": 1, "longestImageAge": 0 """)]
    [InlineData(""" "version": 1, "shortestLogRetention": 4384 """)]
    [InlineData(""" "version": 1, "signatures": [] """)]
    [InlineData(""" "version": 1, "signatures": { "trustPolicies": "p.json" } """)]
    [InlineData(""" "version": 1, "signatures": { "trustPolicy": " " } """)]
    [InlineData(""" "version": 1, "signatures": { "publicKeys": "a.pub" } """)]
    [InlineData(""" "version": 1, "signatures": { "rootKeyIds": [ "abc" ] } """)]
    [InlineData(""" "version": 1, "signatures": { "skipLog": "true" } """)]
    [InlineData(""" "version": 1, "severities": { "Acr.AdminUser": "Severe" } """)]
    [InlineData(""" "version": 1, "severities": [ "High" ] """)]
    [InlineData(""" "version": 1, "rules": { "Acr.AdminUser": "off" } """)]
    [InlineData(""" "version": 1, "exemptions": {} """)]
    [InlineData(" \"version\": 1, \"exemptions\": [ {" + Exemption + " } ]")]
    [InlineData(" \"version\": 1, \"exemptions\": [ {" + Exemption + ", \"expires\": \"31.01.2027\" } ]")]
    [InlineData(" \"version\": 1, \"exemptions\": [ {" + Exemption + ", \"expires\": \"2027-02-30\" } ]")]
    [InlineData(" \"version\": 1, \"exemptions\": [ {" + Exemption + ", \"expires\": 20270131 } ]")]
    [InlineData(" \"version\": 1, \"exemptions\": [ {" + Exemption + ", \"expires\": \"2027-01-31\", \"until\": 5 } ]")]
    [InlineData(" \"version\": 1, \"exemptions\": [ \"Acr.AdminUser\" ]")]
    public async Task What_is_invalid_is_invalid_for_both(string members)
    {
        var text = $"{{ {members} }}";

        Assert.NotEmpty((await Schema()).Validate(text));
        var document = PolicyText.Read(text);
        Assert.True(document.Errors.Any() || document.Policy.InvalidExemptions.Count > 0, text);
    }

    [Theory]
    [InlineData(""" "severities": { "Acr.AdminUsr": "Low" } """)] // the schema does not know the rules
    [InlineData(""" "severities": { "Audit.Complete": "Low" } """)]
    [InlineData(""" "signatures": { "trustStore": "store" } """)] // the validator does not read dependencies
    [InlineData(""" "signatures": { "issuer": "i" } """)]
    [InlineData(""" "signatures": { "trustedRoot": "r.json" } """)]
    [InlineData(""" "signatures": { "trustedRoot": "r.json", "identityPattern": "(", "issuer": "i" } """)]
    [InlineData(""" "baseline": "Default", "baseline": "Strict" """)] // a schema sees one of the two
    public async Task What_only_the_reader_can_tell(string members)
    {
        var text = $$"""{ "version": 1, {{members}} }""";

        Assert.Empty((await Schema()).Validate(text));
        Assert.NotEmpty(PolicyText.Read(text).Errors);
    }

    [Fact]
    public void Reader_schema_and_page_have_the_same_keys()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Combine("module", "schemas", "policy.schema.json")));
        var page = File.ReadAllText(Combine("docs", "policy.md")).ReplaceLineEndings("\n");

        Assert.Equal(PolicyKeys.Names, Keys(schema.RootElement));
        Assert.Equal(PolicyKeys.Names, Rows(page, "Keys"));
        Assert.Equal(ExemptionValues.Keys, Keys(schema.RootElement.GetProperty("definitions").GetProperty("exemption")));
        Assert.Equal(ExemptionValues.Keys, Rows(page, "Exemptions"));
        Assert.Equal(SignatureValues.Keys, Keys(schema.RootElement.GetProperty("properties").GetProperty("signatures")));
        Assert.Equal(SignatureValues.Keys, Rows(page, "Signatures"));
    }

    [Fact]
    public void Everything_in_the_schema_is_described()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Combine("module", "schemas", "policy.schema.json")));

        Assert.All(schema.RootElement.GetProperty("properties").EnumerateObject(), key => Assert.NotEmpty(key.Value.GetProperty("description").GetString()!));
    }

    [Fact]
    public void The_schema_names_the_same_values_and_defaults()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Combine("module", "schemas", "policy.schema.json")));
        var properties = schema.RootElement.GetProperty("properties");
        var policy = AciSecurity.Policies.Policy.Default;

        Assert.Equal(Enum.GetNames<AciSecurity.Policies.Baseline>(), Values(properties.GetProperty("baseline")));
        Assert.Equal(Enum.GetNames<AciSecurity.Policies.Pinning>(), Values(properties.GetProperty("pinning")));
        Assert.Equal(Enum.GetNames<AciSecurity.Findings.Severity>(), Values(properties.GetProperty("severities").GetProperty("additionalProperties")));
        Assert.Equal(
            (policy.WidestNetworkPrefix, policy.LongestImageAge, policy.LongestTokenLifetime, policy.ShortestLogRetention),
            (Default("widestNetworkPrefix"), Default("longestImageAge"), Default("longestTokenLifetime"), Default("shortestLogRetention")));

        int Default(string key) => properties.GetProperty(key).GetProperty("default").GetInt32();
    }

    [Fact]
    public async Task The_policies_of_page_and_example_are_valid()
    {
        var samples = Fence().Matches(File.ReadAllText(Combine("docs", "policy.md")).ReplaceLineEndings("\n")).Select(match => match.Groups["yaml"].Value)
            .Append(File.ReadAllText(Combine("examples", "policy", "acisecurity.yaml"))).ToList();

        Assert.Equal(2, samples.Count);
        var schema = await Schema();
        Assert.All(samples, sample =>
        {
            PolicyText.Valid(sample);
            Assert.Empty(schema.Validate(ToJson(sample)));
        });
    }

    private static Task<JsonSchema> Schema() => JsonSchema.FromFileAsync(Combine("module", "schemas", "policy.schema.json"));

    private static string ToJson(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, JsonText.WriterOptions)) new YamlJson(writer).Write(stream.Documents[0].RootNode);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static IEnumerable<string> Keys(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(key => key.Name);

    private static IEnumerable<string?> Values(JsonElement schema) => schema.GetProperty("enum").EnumerateArray().Select(value => value.GetString());

    private static IEnumerable<string> Rows(string page, string section)
    {
        var text = page.Split($"\n## {section}\n")[1].Split("\n## ")[0];
        return Row().Matches(text).Select(match => match.Groups["key"].Value);
    }

    private static string Combine(params string[] parts)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AciSecurity.sln"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine([folder, .. parts]);
    }

    [GeneratedRegex(@"^\| `(?<key>[$\w]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^```yaml\n(?<yaml>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
