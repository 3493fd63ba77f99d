using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Get-AciSecurityRule -Detailed: the rules' pages as text.</summary>
[Collection(OutputRendering.Shared)]
public sealed class RulePageTests : IDisposable
{
    private static readonly string[] Marks = ["`", "**", "]("];

    private readonly Session _session = new(new TestHost(isTerminal: false));

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_page_is_text_with_headings_tables_code_and_addresses()
    {
        var lines = Page("Aci.Privileged").Split('\n');
        Assert.Equal(["Aci.Privileged", "", "Container is not privileged."], lines[..3]);
        Assert.Contains("How it is decided", lines);
        Assert.Contains(lines, line => line.StartsWith("found  ", StringComparison.Ordinal) && line.EndsWith("outcome", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("true  ", StringComparison.Ordinal) && line.EndsWith(" Fail", StringComparison.Ordinal));
        Assert.Contains("    az container delete --resource-group <group> --name web", lines);
        Assert.Contains("      \"type\": \"Microsoft.ContainerInstance/containerGroups\",", lines);
        Assert.Contains("(https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups#securitycontextdefinition).", lines);
    }

    [Fact]
    public void Columns_of_a_table_stand_below_each_other()
    {
        var lines = Page("Aci.Privileged").Split('\n');
        var header = Array.FindIndex(lines, line => line.StartsWith("found  ", StringComparison.Ordinal));
        var column = lines[header].IndexOf("outcome", StringComparison.Ordinal);
        var rows = lines[(header + 2)..].TakeWhile(line => line.Length > 0).ToList();
        Assert.True(rows.Count >= 6);
        Assert.All(rows, row => Assert.True(row.Length < column || (row[column - 1] == ' ' && row[column] != ' '), row));
    }

    [Fact]
    public void Lists_within_lists_keep_their_depth()
    {
        var lines = Page("Aci.PlaintextSecret").Split('\n');
        var item = Array.FindIndex(lines, line => line.StartsWith("1. By its format.", StringComparison.Ordinal));
        Assert.StartsWith("   ", lines[item + 1], StringComparison.Ordinal);
        Assert.Contains(lines[item..(item + 6)], line => line.StartsWith("   - keys of Azure", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_has_its_page_without_marks_within_the_screen()
    {
        var ids = _session.Run("Get-AciSecurityRule").All("Id");
        var pages = _session.Run("Get-AciSecurityRule -Detailed").Clean().Select(page => page.ToString()).ToList();
        Assert.Equal(ids.Count, pages.Count);
        foreach (var (id, page) in ids.Zip(pages))
        {
            var lines = page.Split('\n');
            Assert.Equal(id, lines[0]);
            var prose = lines.Where(line => !line.StartsWith("    ", StringComparison.Ordinal)).ToList();
            Assert.All(prose, line => Assert.False(Marks.Any(mark => line.Contains(mark, StringComparison.Ordinal)), $"{id}: {line}"));
            Assert.All(prose, line => Assert.DoesNotMatch(@"^(#+ |\|)", line));
            Assert.All(prose, line => Assert.True(line.Length <= 80 || line.TrimStart().Split(' ').Any(word => word.Length > 30), $"{id}: {line}"));
        }
    }

    [Theory]
    [InlineData(true, "Host", true)]
    [InlineData(true, "Ansi", true)]
    [InlineData(false, "Host", false)]
    [InlineData(true, "PlainText", false)]
    public void Headings_are_set_off_where_the_session_allows_it(bool isTerminal, string rendering, bool isStyled)
    {
        using var session = new Session(new TestHost(isTerminal));
        try
        {
            session.Run($"$PSStyle.OutputRendering = '{rendering}'; Get-AciSecurityRule Acr.AdminUser -Detailed | Out-Default").Clean();
            Assert.Equal(isStyled, session.Shown.Contains("\u001b[1m\u001b[4mAcr.AdminUser\u001b[0m\n", StringComparison.Ordinal));
            Assert.Equal(isStyled, session.Shown.Contains("\n\u001b[1mWhy\u001b[0m\n", StringComparison.Ordinal));
            Assert.Equal(isStyled, session.Shown.Contains('\u001b'));
            Assert.Contains("\n    az acr ", session.Shown, StringComparison.Ordinal);
        }
        finally
        {
            session.Run("$PSStyle.OutputRendering = 'Host'");
        }
    }

    [Fact]
    public void A_screen_shows_the_page_in_its_width()
    {
        _session.Run("Get-AciSecurityRule Aci.Privileged -Detailed | Out-Default").Clean();
        var page = (string)_session.Run("(Get-AciSecurityRule Aci.Privileged -Detailed).Format(99, '', '', '')").Value!;
        static IEnumerable<string> Lines(string text) => text.Split('\n').Where(line => line.Length is > 0 and < 99).Select(line => line.TrimEnd());
        Assert.Equal(Lines(page), Lines(_session.Shown).Where(line => Lines(page).Contains(line)));
    }

    [Fact]
    public void Pages_of_findings_are_shown_and_an_unknown_rule_is_an_error()
    {
        var page = _session.Run("$data | Invoke-AciSecurityAudit -Rule Aci.Privileged | Get-AciSecurityRule -Detailed", Samples.Group).Value!;
        Assert.StartsWith("Aci.Privileged\n\nContainer is not privileged.", page.ToString(), StringComparison.Ordinal);
        Assert.Equal("Aci.Nothing", Assert.Single(_session.Run("Get-AciSecurityRule Aci.Nothing -Detailed").Errors).TargetObject);
    }

    private string Page(string id) => (string)_session.Run($"(Get-AciSecurityRule {id} -Detailed).Text").Value!;
}
