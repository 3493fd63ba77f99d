using System.Management.Automation;
using System.Text.Json;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Export-AciAzurePolicy: the file, what is said, and when there is none.</summary>
public sealed class AzurePolicyTests : IDisposable
{
    private const string Cmdlet = "AciSecurity.Commands.ExportAciAzurePolicyCommand";

    private readonly Session _session = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("policies.json", "", "{")]
    [InlineData("POLICIES.JSON", "", "{")]
    [InlineData("policies.bicep", "", "targetScope = 'subscription'")]
    [InlineData("policies.txt", "-Format Bicep", "targetScope = 'subscription'")]
    [InlineData("policies.bicep", "-Scope ManagementGroup", "targetScope = 'managementGroup'")]
    [InlineData("policies.bicep", "-Format Arm", "{")]
    public void It_writes_the_language_that_the_name_says(string name, string more, string beginning)
    {
        Assert.Empty(_session.Run($"Export-AciAzurePolicy $data {more}", _folder[name]).Clean());
        Assert.Equal([name], _folder.Names);
        Assert.StartsWith(beginning, File.ReadAllText(_folder[name]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "acisecurity.json")]
    [InlineData("-Format Bicep -Name contoso", "contoso.bicep")]
    public void In_a_folder_the_file_is_named_as_the_initiative(string more, string name)
    {
        _session.Run($"Export-AciAzurePolicy $data {more}", _folder.Path).Clean();
        Assert.Equal([name], _folder.Names);
    }

    [Fact]
    public void A_template_has_the_definitions_and_an_initiative_of_them()
    {
        _session.Run("Export-AciAzurePolicy $data -Name contoso -Effect Deny -ApprovedRegistry contoso.azurecr.io, *.contoso.com/approved", _folder["p.json"]).Clean();
        using var template = JsonDocument.Parse(File.ReadAllText(_folder["p.json"]));
        var resources = template.RootElement.GetProperty("resources").EnumerateArray().ToList();
        var definition = resources.Single(resource => resource.GetProperty("name").GetString() == "contoso-aci-approved-registry").GetProperty("properties").GetProperty("parameters");
        Assert.Equal("contoso", resources[^1].GetProperty("name").GetString());
        Assert.Equal("Deny", definition.GetProperty("effect").GetProperty("defaultValue").GetString());
        Assert.Equal(["contoso.azurecr.io"], Texts(definition.GetProperty("approvedRegistries")));
        Assert.Equal([".contoso.com/approved"], Texts(definition.GetProperty("approvedDomains")));
    }

    [Fact]
    public void The_policy_file_decides_and_registries_of_the_command_line_join_it()
    {
        var policy = _folder.Write("policy.yaml", "version: 1\nrules: { \"*\": false, Aci.ApprovedRegistry: true }\napprovedRegistries: [ contoso.azurecr.io ]");
        var result = _session.Run($"Export-AciAzurePolicy $data -Policy '{policy}' -ApprovedRegistry fabrikam.azurecr.io -PassThru", _folder["p.json"]);
        result.Clean();
        Assert.Equal(["Aci.ApprovedRegistry"], result.All("RuleId"));
        Assert.Empty(result.Warnings);
        using var template = JsonDocument.Parse(File.ReadAllText(_folder["p.json"]));
        var parameters = template.RootElement.GetProperty("resources")[0].GetProperty("properties").GetProperty("parameters");
        Assert.Equal(["contoso.azurecr.io", "fabrikam.azurecr.io"], Texts(parameters.GetProperty("approvedRegistries")));
    }

    [Theory]
    [InlineData("version: 1\npinning: X", "AciSecurity.PolicyInvalid")]
    [InlineData("version: 1\nrules: { \"*\": false }", "AciSecurity.AzurePolicyEmpty")]
    public void A_policy_that_cannot_be_used_is_an_error(string text, string id)
    {
        var policy = _folder.Write("policy.yaml", text);
        Assert.Equal($"{id},{Cmdlet}", _session.Catch($"Export-AciAzurePolicy $data -Policy '{policy}'", _folder["p.json"]).FullyQualifiedErrorId);
        Assert.Equal(["policy.yaml"], _folder.Names);
    }

    [Fact]
    public void What_cannot_be_expressed_is_said()
    {
        var result = _session.Run("Export-AciAzurePolicy $data", _folder["p.json"]);
        result.Clean();
        Assert.Contains("Acr.AuditLog", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain("Aci.Privileged", result.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("Acr.AuditLog: ", File.ReadAllText(_folder["p.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Definitions_are_passed_on_when_asked_for()
    {
        var result = _session.Run("Export-AciAzurePolicy $data -PassThru -Effect Disabled | Where-Object RuleId -EQ Aci.RunAsRoot", _folder["p.json"]);
        Assert.Equal(["acisecurity-aci-run-as-root"], result.All("Name"));
        Assert.Equal(["Disabled"], result.All("Effect"));
        var properties = Assert.Single(result.Output).Properties;
        Assert.Contains("Microsoft.ContainerInstance/containerGroups/containers[*]", (IReadOnlyList<string>)properties["Aliases"].Value);
        Assert.Equal(2, ((IReadOnlyList<string>)properties["NotExpressed"].Value).Count);
    }

    [Fact]
    public void WhatIf_writes_nothing_and_says_what_it_would()
    {
        Assert.NotEmpty(_session.Run("Export-AciAzurePolicy $data -WhatIf -PassThru", _folder["p.json"]).Clean());
        Assert.Empty(_folder.Names);
        Assert.Matches(@"What if: Performing the operation ""Write \d+ definitions of Azure Policy"" on target", _session.Shown);
    }

    [Fact]
    public void A_file_is_replaced_unless_it_may_not()
    {
        var file = _folder.Write("p.json", "old");
        Assert.Equal("AciSecurity.FileExists," + Cmdlet, _session.Catch("Export-AciAzurePolicy $data -NoClobber", file).FullyQualifiedErrorId);
        Assert.Equal("old", File.ReadAllText(file));
        _session.Run("Export-AciAzurePolicy $data", file).Clean();
        Assert.StartsWith("{", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p.csv", "", "AciSecurity.FormatUnknown", ErrorCategory.InvalidArgument)]
    [InlineData("p", "", "AciSecurity.FormatUnknown", ErrorCategory.InvalidArgument)]
    [InlineData("nowhere/p.json", "", "AciSecurity.FileUnwritable", ErrorCategory.WriteError)]
    [InlineData("p.json", "-Policy nowhere.yaml", "AciSecurity.FileNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("p.json", "-ApprovedRegistry (1..101 | ForEach-Object { \"r$_.azurecr.io\" })", "AciSecurity.AzurePolicyTooLong", ErrorCategory.LimitsExceeded)]
    public void What_cannot_be_written_is_an_error_and_leaves_nothing(string name, string more, string id, ErrorCategory category)
    {
        var error = _session.Catch($"Export-AciAzurePolicy $data {more}", _folder[name]);
        Assert.Equal($"{id},{Cmdlet}", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Empty(_folder.Names);
    }

    [Theory]
    [InlineData("-ApprovedRegistry https://contoso.azurecr.io")]
    [InlineData("-ApprovedRegistry 'a b'")]
    [InlineData("-Name 'a/b'")]
    [InlineData("-Name abcdefghijabcdefghijabcdefghijabc")]
    public void Names_that_Azure_would_not_take_are_rejected(string argument) =>
        Assert.StartsWith("ParameterArgumentValidationError", _session.Catch($"Export-AciAzurePolicy $data {argument}", _folder["p.json"]).FullyQualifiedErrorId, StringComparison.Ordinal);

    private static List<string?> Texts(JsonElement parameter) =>
        [.. parameter.GetProperty("defaultValue").EnumerateArray().Select(item => item.GetString())];
}
