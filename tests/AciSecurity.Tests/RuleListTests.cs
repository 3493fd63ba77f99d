using System.Management.Automation;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Get-AciSecurityRule, and the completion of rule ids.</summary>
public sealed class RuleListTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void All_rules_are_listed()
    {
        var ids = _session.Run("Get-AciSecurityRule").All("Id");
        Assert.Contains("Aci.Privileged", ids);
        Assert.Contains("Acr.AdminUser", ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("Get-AciSecurityRule aci.privileged")]
    [InlineData("Get-AciSecurityRule -Id Aci.Privil?ged")]
    [InlineData("Get-AciSecurityRule -Name Aci.Privileged")]
    [InlineData("'Aci.Privileged' | Get-AciSecurityRule")]
    [InlineData("$data | Invoke-AciSecurityAudit -Rule Aci.Privil* -Severity Critical | Get-AciSecurityRule")]
    [InlineData("Get-AciSecurityRule Aci.Priv* -Severity Critical")]
    public void Rules_are_found(string script) => Assert.Equal(["Aci.Privileged"], _session.Run(script, Samples.Group).All("Id"));

    [Fact]
    public void An_id_that_no_rule_has_is_an_error_and_a_pattern_is_not()
    {
        Assert.Empty(_session.Run("Get-AciSecurityRule Nothing.*").Clean());
        var error = Assert.Single(_session.Run("Get-AciSecurityRule Nothing.Here").Errors);
        Assert.Equal("AciSecurity.RuleNotFound,AciSecurity.Commands.GetAciSecurityRuleCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
    }

    [Theory]
    [InlineData("Invoke-AciSecurityAudit -Rule Aci.Priv", "Aci.Privileged")]
    [InlineData("Invoke-AciSecurityAudit -Rule 'Aci.Priv", "Aci.Privileged")]
    [InlineData("Invoke-AciSecurityAudit -Rule Acr.AdminUser, adminu", "Acr.AdminUser")]
    [InlineData("Invoke-AciSecurityAudit -ExcludeRule acr.adm", "Acr.AdminUser")]
    [InlineData("Get-AciSecurityRule Aci.Pri", "Aci.Privileged")]
    [InlineData("Get-AciSecurityRule -Severity Cri", "Critical")]
    [InlineData("Get-AciSecurityRule -Severity high, lo", "Low")]
    [InlineData("Get-AciSecurityRule -Section cred", "Credentials")]
    [InlineData("Get-AciSecurityRule -Det", "-Detailed")]
    [InlineData("Get-AciSecurityRule -Id \"ACI.PRIV", "Aci.Privileged")]
    [InlineData("Invoke-AciSecurityAudit -Severity MED", "Medium")]
    [InlineData("Export-AciAzurePolicy -Format bi", "Bicep")]
    [InlineData("Export-AciAzurePolicy -Effect de", "Deny")]
    [InlineData("Export-AciAzurePolicy -Scope man", "ManagementGroup")]
    [InlineData("Get-AciSecurityRule -Baseline St", "Strict")]
    [InlineData("Invoke-AciSecurityAudit -Baseline mc", "Mcsb")]
    [InlineData("Test-AcrSecuritySetting -Baseline D", "Default")]
    [InlineData("Assert-AciSecurityFinding -FailOn Me", "Medium")]
    [InlineData("Export-AciSecurityReport -FailOn Me", "Medium")]
    [InlineData("Export-AciSecurityReport -Format S", "Sarif")]
    public void Ids_and_values_are_completed(string input, string expected)
    {
        using var shell = _session.Shell();
        var completion = CommandCompletion.CompleteInput(input, input.Length, null, shell);
        Assert.Contains(expected, completion.CompletionMatches.Select(match => match.CompletionText));
    }

    [Theory]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("[")]
    [InlineData("*")]
    [InlineData("$(")]
    [InlineData("Aci.*")]
    [InlineData("no rule at all")]
    [InlineData("\u001b")]
    public void Completion_of_odd_words_fails_nowhere(string word)
    {
        var input = "Invoke-AciSecurityAudit -Rule " + word;
        using var shell = _session.Shell();
        Assert.NotNull(CommandCompletion.CompleteInput(input, input.Length, null, shell));
        Assert.False(shell.HadErrors);
        Assert.True((int)_session.Run("@([AciSecurity.Binding.RuleIdCompleter]::new().CompleteArgument('x', 'Rule', $null, $null, $null)).Count").Value! > 50);
    }

    [Fact]
    public void Completions_can_be_run_as_they_stand() =>
        Assert.All(_session.Run("Get-AciSecurityRule").All("Id"), id => Assert.Matches(@"^[A-Za-z][\w.]+$", id));

    [Fact]
    public void A_section_lists_its_rules()
    {
        Assert.Contains("Aci.PlaintextSecret", _session.Run("Get-AciSecurityRule -Section Credentials").All("Id"));
        var listed = _session.Run("Get-AciSecurityRule -Section Credentials, PrivateRegistry").All("Id");
        Assert.Equal(_session.Run("Get-AciSecurityRule | Where-Object { \"$($_.Section)\" -match 'Credentials|PrivateRegistry' }").All("Id"), listed);
        Assert.True(listed.Count < _session.Run("Get-AciSecurityRule").Output.Count);
    }

    [Theory]
    [InlineData("Default")]
    [InlineData("Strict")]
    [InlineData("Mcsb")]
    public void A_baseline_lists_its_rules(string baseline)
    {
        var listed = _session.Run($"Get-AciSecurityRule -Baseline {baseline}").All("Id");
        Assert.NotEmpty(listed);
        Assert.Equal(_session.Run($"Get-AciSecurityRule | Where-Object {{ $_.Baselines -contains '{baseline}' }}").All("Id"), listed);
    }

    [Fact]
    public void The_benchmark_leaves_rules_out() =>
        Assert.DoesNotContain("Acr.ContentTrust", _session.Run("Get-AciSecurityRule Acr.* -Baseline Mcsb").All("Id"));

    [Fact]
    public void A_completion_says_what_the_rule_asks_for()
    {
        const string Input = "Invoke-AciSecurityAudit -Rule Aci.Privileged";
        using var shell = _session.Shell();
        var match = Assert.Single(CommandCompletion.CompleteInput(Input, Input.Length, null, shell).CompletionMatches);
        Assert.Equal(_session.Run("(Get-AciSecurityRule Aci.Privileged).Title").Value, match.ToolTip);
    }
}
