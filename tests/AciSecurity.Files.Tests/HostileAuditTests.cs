using System.Globalization;
using System.Text;
using AciSecurity.Audits;
using AciSecurity.Findings;
using AciSecurity.Ports;

namespace AciSecurity.Files.Tests;

/// <summary>Input that is made to harm, through the whole audit: it ends, within bounds, and says what it found or could not.</summary>
public sealed class HostileAuditTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task YAML_aliases_that_stand_for_billions_are_a_fault()
    {
        var lines = new StringBuilder("type: Microsoft.ContainerInstance/containerGroups\nname: web\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var at = 1; at < 12; at++) lines.Append(CultureInfo.InvariantCulture, $"a{at}: &a{at} [{string.Join(", ", Enumerable.Repeat($"*a{at - 1}", 9))}]\n");

        var findings = await AuditAsync("bomb.yaml", lines.ToString());

        Assert.Contains("values, anchors repeated", Gap(findings).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("template")]
    [InlineData("list")]
    public async Task JSON_of_ten_thousand_levels_is_a_fault(string kind)
    {
        var deep = new string('[', 10_000) + new string(']', 10_000);
        var registry = Samples.Registry(properties: $$"""{ "deep": {{deep}} }""");

        var findings = await AuditAsync("deep.json", kind == "list" ? $"[ {registry} ]" : Samples.Template($"[ {registry} ]"));

        Assert.Contains("depth", Gap(findings).Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("template")]
    [InlineData("list")]
    public async Task A_text_of_fifty_megabytes_is_a_fault(string kind)
    {
        var group = Group($$"""[ { "name": "BLOB", "value": "{{new string('a', 50 * 1024 * 1024)}}" } ]""");

        var findings = await AuditAsync("large.json", kind == "list" ? $"[ {group} ]" : Samples.Template($"[ {group} ]"));

        Assert.Contains("larger than 33,554,432 bytes", Gap(findings).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_sixteen_megabytes_is_judged_within_bounds_and_never_shown()
    {
        const int Size = 16 * 1024 * 1024;
        var before = GC.GetTotalAllocatedBytes();

        var findings = await AuditAsync("large.json", Samples.Template($"[ {Group($$"""[ { "name": "BLOB", "value": "{{new string('a', Size)}}" } ]""")} ]"));

        Assert.True(GC.GetTotalAllocatedBytes() - before < 40L * Size, $"{(GC.GetTotalAllocatedBytes() - before) / Size} times the input was allocated.");
        Assert.Contains(findings, finding => finding.RuleId == "Aci.PlaintextSecret");
        Assert.All(findings, finding => Assert.DoesNotContain("aaaaaaaaaaaaaaaa", Text(finding), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1_000_000, "DB_PASSWORD", Outcome.Fail)]
    [InlineData(10_000, "LEVEL", Outcome.Pass)]
    public async Task Among_a_million_variables_none_is_overlooked(int count, string last, Outcome outcome)
    {
        var variables = new StringBuilder("[");
        for (var at = 1; at < count; at++) variables.Append(CultureInfo.InvariantCulture, $$"""{"name":"V{{at}}","value":"1"},""");
        variables.Append(CultureInfo.InvariantCulture, $$"""{"name":"{{last}}","value":"correct horse"}]""");

        var findings = await AuditAsync("many.json", Samples.Template($"[ {Group(variables.ToString())} ]"));

        Assert.Equal(outcome, findings.Single(finding => finding.RuleId == "Aci.PlaintextSecret").Outcome);
    }

    [Fact]
    public async Task Very_many_secrets_make_a_finding_that_can_be_read()
    {
        var variables = string.Join(',', Enumerable.Range(0, 50_000).Select(at => string.Create(CultureInfo.InvariantCulture, $$"""{"name":"PASSWORD_{{at}}","value":"horse{{at}}"}""")));

        var finding = (await AuditAsync("many.json", Samples.Template($"[ {Group($"[{variables}]")} ]"))).Single(finding => finding.RuleId == "Aci.PlaintextSecret");

        Assert.Equal(Outcome.Fail, finding.Outcome);
        Assert.True(Text(finding).Length < 20_000);
    }

    [Theory]
    [InlineData("text.json")]
    [InlineData("text.yaml")]
    public async Task Bytes_that_are_not_UTF_8_are_a_fault_or_read_as_such(string name)
    {
        var path = Path.Combine(_folder.Path, name);
        var text = name.EndsWith(".json", StringComparison.Ordinal)
            ? Samples.Template($"[ {Samples.Registry("contoso")} ]")
            : "type: Microsoft.ContainerInstance/containerGroups\nname: contoso\nproperties: { containers: [] }\n";
        var at = text.IndexOf("contoso", StringComparison.Ordinal);
        await File.WriteAllBytesAsync(path, [.. Encoding.UTF8.GetBytes(text[..at]), 0xff, 0xc3, 0x28, .. Encoding.UTF8.GetBytes(text[at..])]);

        var findings = await AuditAsync(path);

        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.DoesNotContain('\uFFFF', Text(finding)));
    }

    [Theory]
    [InlineData("""{ "adminUserEnabled": false, "adminUserEnabled": true }""")]
    [InlineData("""{ "adminUserEnabled": true, "adminUserEnabled": false }""")]
    [InlineData("""{ "adminUserEnabled": false, "AdminUserEnabled": true }""")]
    public async Task A_setting_that_is_made_twice_is_unknown(string properties)
    {
        var findings = await AuditAsync("twice.json", Samples.Template($"[ {Samples.Registry(properties: properties)} ]"));

        var finding = findings.Single(finding => finding.RuleId == "Acr.AdminUser");
        Assert.Equal((Outcome.Unknown, "adminUserEnabled is set more than once"), (finding.Outcome, finding.Reason));
    }

    [Fact]
    public async Task Control_characters_and_terminal_escapes_in_names_are_shown_escaped()
    {
        const string Evil = "\\u001b[31mred\\u0007\\u202e\\n";
        var group = Group($$"""[ { "name": "PASSWORD{{Evil}}", "value": "horse" } ]""", $"web{Evil}", $"app{Evil}");

        var findings = await AuditAsync("evil.json", Samples.Template($"[ {group}, {Samples.Registry($"contoso{Evil}")} ]"));

        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.DoesNotContain(Text(finding), letter => char.IsControl(letter) || letter == '\u202e'));
        Assert.Contains(findings, finding => finding.ResourceName.StartsWith("web\\u001b[31mred", StringComparison.Ordinal));
    }

    private static string Group(string variables, string name = "web", string container = "app") => $$"""
        { "type": "Microsoft.ContainerInstance/containerGroups", "apiVersion": "2025-09-01", "name": "{{name}}", "properties": { "osType": "Linux",
          "containers": [ { "name": "{{container}}", "properties": { "image": "contoso.azurecr.io/app:1", "environmentVariables": {{variables}} } } ] } }
        """;

    private static Finding Gap(IReadOnlyList<Finding> findings) => findings.Single(finding => finding.RuleId == "Audit.Complete");

    private static string Text(Finding finding) =>
        $"{finding.ResourceName} {finding.ResourceId} {finding.Subject} {finding.Reason} {string.Join(' ', finding.Evidence)}";

    private Task<IReadOnlyList<Finding>> AuditAsync(string name, string text) => AuditAsync(_folder.Write(name, text));

    private static async Task<IReadOnlyList<Finding>> AuditAsync(string path)
    {
        var audit = new Audit(new AuditRequest { Filter = new(IncludePassed: true, []) });
        var findings = new List<Finding>();
        await foreach (var item in audit.RunAsync(new FileResourceSource(new FileSourceRequest { Paths = [path], BicepPath = "/no/bicep" }), CancellationToken.None))
        {
            if (item is RunItem.FindingsMade made) findings.AddRange(made.Findings);
        }

        findings.AddRange(audit.Complete());
        return findings;
    }
}
