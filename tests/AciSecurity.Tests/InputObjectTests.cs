using System.Management.Automation;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Objects of the pipeline: each shape gives the findings that the same JSON gives in a file.</summary>
public sealed class InputObjectTests : IDisposable
{
    private readonly Session _session = new(withTestCommands: true);
    private readonly TemporaryFolder _folder = new();
    private readonly IReadOnlyList<string?> _expected;

    public InputObjectTests() =>
        _expected = Rules(_session.Run("Invoke-AciSecurityAudit $data -IncludePassed", _folder.Write("x.json", Samples.Group)));

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Text_is_read_as_JSON() => AssertJudged("$data | Invoke-AciSecurityAudit -IncludePassed", "\n  " + Samples.Group);

    [Fact]
    public void A_list_in_JSON_is_many_resources()
    {
        var result = _session.Run("$data | Invoke-AciSecurityAudit -Rule Aci.Privileged", $"[{Samples.Group}, {Samples.Group}]");
        Assert.Equal(["Aci.Privileged", "Aci.Privileged"], result.All("RuleId"));
    }

    [Fact]
    public void Custom_objects_are_read() => AssertJudged(
        """
        [pscustomobject]@{
            id = '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/shop/providers/Microsoft.ContainerInstance/containerGroups/web'
            name = 'web'; type = 'Microsoft.ContainerInstance/containerGroups'; location = 'westeurope'
            properties = [pscustomobject]@{
                osType = [System.PlatformID]::Unix
                containers = @([pscustomobject]@{
                    name = 'app'
                    properties = [pscustomobject]@{
                        image = 'nginx:latest'; securityContext = @{ privileged = $true }
                        resources = @{ requests = @{ cpu = 1.0; memoryInGB = [decimal]1.5; since = [datetime]::new(2026, 1, 2) } }
                    }
                })
            }
        } | Invoke-AciSecurityAudit -IncludePassed
        """);

    [Fact]
    public void Dictionaries_are_read() => AssertJudged(
        """
        Invoke-AciSecurityAudit -IncludePassed -InputObject @{
            id = '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/shop/providers/Microsoft.ContainerInstance/containerGroups/web'
            name = 'web'; type = 'Microsoft.ContainerInstance/containerGroups'; location = 'westeurope'
            properties = @{ osType = 'Linux'; containers = @(@{ name = 'app'; properties = @{ image = 'nginx:latest'; securityContext = @{ privileged = $true } } }) }
        }
        """);

    [Fact]
    public void Objects_that_know_their_JSON_are_asked_for_it() =>
        AssertJudged("New-AzureObject $data | Invoke-AciSecurityAudit -IncludePassed", Samples.Group);

    [Fact]
    public void Such_objects_may_stand_inside_of_others() =>
        AssertJudged("[pscustomobject]@{ value = @(New-AzureObject $data) } | Invoke-AciSecurityAudit -IncludePassed", Samples.Group);

    [Fact]
    public void Resources_of_our_own_are_judged_as_they_are()
    {
        var result = _session.Run("Import-AciTemplate $data | Invoke-AciSecurityAudit -IncludePassed", _folder["x.json"]);
        Assert.Equal(_expected, Rules(result));
        Assert.All(result.All("Origin"), origin => Assert.StartsWith(_folder["x.json"], origin, StringComparison.Ordinal));
    }

    [Fact]
    public void An_object_that_refers_to_itself_ends() => AssertJudged(
        """
        $x = [pscustomobject]@{ value = @(New-AzureObject $data); again = $null }
        $x.again = $x
        $x | Invoke-AciSecurityAudit -IncludePassed
        """,
        Samples.Group);

    [Theory]
    [InlineData("3", "Int32")]
    [InlineData("'no JSON'", "String")]
    [InlineData("''", "String")]
    [InlineData("[pscustomobject]@{ a = 1 }", "PSCustomObject")]
    [InlineData("(New-AzureObject 'broken')", "AzureObject")]
    [InlineData("(New-AzureObject '')", "AzureObject")]
    [InlineData("[System.Version]'1.2'", "Version")]
    public void What_is_no_resource_is_an_error_and_a_finding(string input, string type)
    {
        var result = _session.Run($"{input} | Invoke-AciSecurityAudit");
        var error = Assert.Single(result.Errors);
        Assert.Equal("AciSecurity.NotAResource,AciSecurity.Commands.InvokeAciSecurityAuditCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Equal($"Input object 1 ({type})", error.TargetObject);
        Assert.Equal(["Unknown"], result.All("Outcome"));
    }

    [Fact]
    public void One_bad_object_leaves_the_others_be()
    {
        var result = _session.Run("3, $data | Invoke-AciSecurityAudit -Rule Aci.Privileged", Samples.Group);
        Assert.Single(result.Errors);
        Assert.Contains("Aci.Privileged", result.All("RuleId"));
    }

    [Theory]
    [InlineData("$x = @{}; 1..80 | ForEach-Object { $x = @{ inner = $x } }; $x", "64 levels")]
    [InlineData("(Get-Failing)", "Broken")]
    public void What_cannot_be_read_whole_is_not_judged_by_half(string input, string cause)
    {
        var error = Assert.Single(_session.Run($"$value = & {{ {input} }}; $value | Invoke-AciSecurityAudit").Errors);
        Assert.StartsWith("AciSecurity.NotAResource", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(cause, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_not_in_what_is_said()
    {
        var secret = "hunter2hunter2";
        var input = Samples.Group.Replace("\"image\"", "\"environmentVariables\": [{ \"name\": \"DB_PASSWORD\", \"value\": \"" + secret + "\" }], \"image\"", StringComparison.Ordinal);
        var script = """
            $data | Invoke-AciSecurityAudit -IncludePassed -Verbose | ForEach-Object { $_.PSObject.Properties | ForEach-Object { "$($_.Value)" } }
            $data | Invoke-AciSecurityAudit | Out-Default
            """;
        var result = _session.Run(script, input);
        Assert.Contains("Aci.PlaintextSecret", result.Clean().Select(text => text.ToString()));
        Assert.DoesNotContain(secret, string.Join('\n', result.Output) + string.Join('\n', result.Verbose) + _session.Shown, StringComparison.Ordinal);
    }

    private void AssertJudged(string script, object? data = null)
    {
        var result = _session.Run(script, data);
        result.Clean();
        Assert.Equal(_expected, Rules(result));
    }

    private static List<string?> Rules(Result result) =>
        [.. result.All("RuleId").Zip(result.All("Outcome"), (rule, outcome) => $"{rule} {outcome}").Order(StringComparer.Ordinal)];
}
