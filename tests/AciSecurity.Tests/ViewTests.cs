using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>What is shown in an engine that has no module but ours.</summary>
[Collection(OutputRendering.Shared)]
public sealed class ViewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Findings_are_a_table_under_each_resource()
    {
        _folder.Write("infra/a.json", Samples.Group);
        _folder.Write("infra/b.json", Samples.Registry);
        Assert.Equal(
            """

            web (Microsoft.ContainerInstance/containerGroups)
            infra/a.json:1

            Severity Outcome RuleId                     Subject        Reason
            -------- ------- ------                     -------        ------
            Critical Fail    Aci.Privileged             app            runs privileged

            contoso (Microsoft.ContainerRegistry/registries)
            infra/b.json:1

            Severity Outcome RuleId                     Subject        Reason
            -------- ------- ------                     -------        ------
            High     Fail    Acr.AdminUser                             has its admin user enabled


            """,
            Show("Invoke-AciSecurityAudit infra/a.json, infra/b.json -Rule Aci.Privileged, Acr.AdminUser"));
    }

    [Fact]
    public void Severities_are_coloured_where_the_host_shows_colours()
    {
        _folder.Write("a.json", Samples.Group);
        const string Script = "Invoke-AciSecurityAudit a.json -Rule Aci.Privileged";
        Assert.Contains("\u001b[1m\u001b[91mCritical\u001b[0m", Show(Script, isTerminal: true), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", Show(Script, isTerminal: false), StringComparison.Ordinal);
        var plain = Show("& { try { $PSStyle.OutputRendering = 'PlainText'; " + Script + " } finally { $PSStyle.OutputRendering = 'Host' } }", isTerminal: true);
        Assert.DoesNotContain("\u001b", plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_reasons_are_broken_between_words()
    {
        _folder.Write("a.json", Samples.Group.Replace("nginx:latest", "contoso.example.com/shop/app", StringComparison.Ordinal));
        var lines = Show("Invoke-AciSecurityAudit a.json -Rule Aci.RunAsRoot").Split('\n').SkipWhile(line => !line.StartsWith("High", StringComparison.Ordinal)).Take(2).ToList();
        Assert.EndsWith(" so its image decides", lines[0], StringComparison.Ordinal);
        Assert.Equal(new string(' ', 59) + "which user it runs as", lines[1]);
    }

    [Fact]
    public void What_passed_has_no_colour()
    {
        _folder.Write("b.json", Samples.Registry.Replace("true", "false", StringComparison.Ordinal));
        Assert.DoesNotContain("\u001b[31mHigh", Show("Invoke-AciSecurityAudit b.json -Rule Acr.AdminUser -IncludePassed", isTerminal: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_are_a_table()
    {
        var lines = Show("Get-AciSecurityRule Aci.Privileged").Split('\n').Select(line => line.TrimEnd()).ToList();
        Assert.Contains("Id                                 Severity      Baseline Title", lines);
        Assert.Contains("Aci.Privileged                     Critical      Default  Container is not privileged", lines);
    }

    [Fact]
    public void Problems_of_policies_are_a_table_under_each_file()
    {
        _folder.Write("policies/a.yaml", "version: 1\nbaselin: Strict\nallowedPorts: 5");
        Assert.Equal(
            """

            policies/a.yaml

             Line Severity Message
             ---- -------- -------
                2 Error    unknown key 'baselin' (did you mean 'baseline'?).
                3 Error    allowedPorts: expected a list of ports, found 5.


            """,
            Show("Test-AciSecurityPolicy policies/a.yaml"));
    }

    [Fact]
    public void New_passwords_are_a_table_under_each_registry_without_the_passwords()
    {
        Assert.Equal(
            """

               Registry: contoso.azurecr.io

            UserName             Name       Expires    Password
            --------             ----       -------    --------
            contoso              password   never      System.Security.SecureString
            ci                   password1  2026-04-02 https://kv.vault.fake/secrets/acr/01


            """,
            Show("""
                $type = [AciSecurity.Remediation.Credentials.RegistryCredential]
                $password = [securestring]::new(); 'planted'.ToCharArray() | ForEach-Object { $password.AppendChar($_) }
                $one = $type::new('contoso.azurecr.io', 'contoso', 'password')
                $type.GetProperty('Password').SetValue($one, $password)
                $other = $type::new('contoso.azurecr.io', 'ci', 'password1')
                $type.GetProperty('Expires').SetValue($other, [System.Nullable[DateTimeOffset]] [DateTimeOffset]::FromUnixTimeSeconds(1775095445))
                $type.GetProperty('KeyVaultSecretId').SetValue($other, [uri] 'https://kv.vault.fake/secrets/acr/01')
                $one, $other
                """));
    }

    [Fact]
    public void Resources_are_a_table_without_their_JSON()
    {
        _folder.Write("b.json", Samples.Registry);
        var shown = Show("Import-AciTemplate b.json");
        Assert.Matches(@"contoso +ContainerRegistry/registries +\S", shown);
        Assert.DoesNotContain("adminUserEnabled", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AciSecurity.Findings.Finding", "RuleId,Title,Severity,Outcome,Reason,Subject,ResourceId,ResourceName,ResourceType,SubscriptionId,ResourceGroupName,Location,Origin,Evidence,Recommendation,HelpUri,Section,Controls,Exemption,Fingerprint")]
    [InlineData("AciSecurity.Resources.Resource", "Id,Name,Type,Location,ApiVersion,Origin,Completeness")]
    [InlineData("AciSecurity.Rules.RuleMetadata", "Id,Title,Severity,Section,Recommendation,HelpUri,ResourceTypes,Cmdlets,Controls,Baselines")]
    [InlineData("AciSecurity.Policies.PolicyProblem", "File,Line,Severity,Message")]
    [InlineData("AciSecurity.AzurePolicies.AzurePolicyDefinition", "Name,RuleId,DisplayName,Description,Effect,ResourceType,Mode,Aliases,NotExpressed")]
    [InlineData("AciSecurity.Images.RegistryImage", "Registry,Repository,Tags,Digest,Kind,MediaType,ArtifactType,Platform,Platforms,Indexes,Subject,Size,Pushed,Updated,Locks,Quarantine,IsInContentTrust,Configuration,ResourceId,Reference")]
    [InlineData("AciSecurity.Signatures.ImageSignatures", "Image,Tags,State,Reason,Formats,Results,ContainerGroups")]
    [InlineData("AciSecurity.Signatures.SignatureResult", "Format,Verdict,Digest,Signer,Checks,Certificates,SigningTime,ProvenTime,Expiry,Metadata,Warnings")]
    public void The_list_shows_everything(string type, string properties)
    {
        var view = System.Xml.Linq.XDocument.Load(Path.Combine(BuiltFiles.Repository, "module", "AciSecurity.format.ps1xml")).Descendants("View")
            .Single(view => view.Element("ListControl") is not null && view.Descendants("TypeName").Single().Value == type);
        var shown = view.Descendants("ListItem").Select(item => (item.Element("Label") ?? item.Element("PropertyName"))!.Value);
        Assert.Equal(properties.Split(','), shown);
    }

    [Fact]
    public void Names_with_escape_sequences_are_shown_as_text()
    {
        WriteHostileFile();
        var findings = Show("Invoke-AciSecurityAudit . -Rule Aci.Privileged", isTerminal: true);
        AssertIsText(findings.Replace("\u001b[1m\u001b[91mCritical\u001b[0m", "", StringComparison.Ordinal));
        Assert.Contains(@"a\u001b[31m.json:1", findings, StringComparison.Ordinal);
        AssertIsText(Show("Import-AciTemplate .", isTerminal: true));
    }

    [Fact]
    public void Findings_and_errors_hold_no_escape_sequence()
    {
        WriteHostileFile();
        using var session = new Session();
        var finding = Assert.Single(session.Run("Invoke-AciSecurityAudit $data -Rule Aci.Privileged", _folder.Path).Clean());
        Assert.All(finding.Properties.Where(property => property.Name != "Origin"), property => Assert.DoesNotContain('\u001b', $"{property.Value}"));
        var error = Assert.Single(session.Run("Invoke-AciSecurityAudit $data", _folder["no\u001b[31m.json"]).Errors);
        AssertIsText(error.ToString(), @"no\u001b[31m.json");
    }

    private void WriteHostileFile()
    {
        const string Red = @"\u001b[31mred\u202e";
        var group = Samples.Group;
        foreach (var name in new[] { "web", "westeurope", "app" }) group = group.Replace($"\"{name}\"", $"\"{Red}\"", StringComparison.Ordinal);
        _folder.Write("a\u001b[31m.json", group);
    }

    /// <summary>Headers are coloured by the engine in green; red, and text from right to left, are nobody's but the file's.</summary>
    private static void AssertIsText(string shown, string expected = @"\u001b[31mred\u202e")
    {
        Assert.Contains(expected, shown, StringComparison.Ordinal);
        Assert.False(shown.Contains("\u001b[31m", StringComparison.Ordinal) || shown.Contains('\u202e'), shown);
    }

    /// <summary>What Out-Default shows, without blanks at the ends of lines.</summary>
    private string Show(string script, bool isTerminal = false)
    {
        using var session = new Session(new TestHost(isTerminal));
        session.Run("[void]$ExecutionContext.SessionState.Path.SetLocation($data)", _folder.Path).Clean();
        session.Run(script + " | Out-Default").Clean();
        return string.Join('\n', session.Shown.Split('\n').Select(line => line.TrimEnd()));
    }
}
