using System.Management.Automation;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Test-AciSecurityPolicy.</summary>
public sealed class PolicyFileTests : IDisposable
{
    private const string Valid = "version: 1\nbaseline: Strict";
    private const string Broken = "version: 1\nbaselin: Strict\nexemptions:\n  - rule: Acr.AdminUser";
    private const string Expired = "version: 1\nexemptions:\n  - { rule: Acr.AdminUser, resource: x, reason: x, owner: x, expires: 2020-01-31 }";

    private readonly Session _session = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_policy_in_order_gives_nothing_or_True()
    {
        var file = _folder.Write("policy.yaml", Valid);
        Assert.Empty(_session.Run("Test-AciSecurityPolicy $data", file).Clean());
        Assert.Equal(true, _session.Run("Test-AciSecurityPolicy $data -Quiet", file).Value);
    }

    [Fact]
    public void Each_problem_is_an_object()
    {
        var file = _folder.Write("policy.yaml", Broken);
        var result = _session.Run("Test-AciSecurityPolicy $data", file);
        result.Clean();
        Assert.Equal([file, file], result.All("File"));
        Assert.Equal(["2", "4"], result.All("Line"));
        Assert.Equal(["Error", "Error"], result.All("Severity"));
        Assert.Equal("The exemption exempts nothing: 'resource' is missing; 'reason' is missing; 'owner' is missing.", result.All("Message")[1]);
        Assert.Equal(false, _session.Run("Test-AciSecurityPolicy $data -Quiet", file).Value);
    }

    [Fact]
    public void A_warning_does_not_make_the_answer_False()
    {
        var file = _folder.Write("policy.yaml", Expired);
        Assert.Equal(["Warning"], _session.Run("Test-AciSecurityPolicy $data", file).All("Severity"));
        Assert.Equal(true, _session.Run("Test-AciSecurityPolicy $data -Quiet", file).Value);
    }

    [Theory]
    [InlineData("$data | Test-AciSecurityPolicy")]
    [InlineData("[System.IO.FileInfo]$data | Test-AciSecurityPolicy")]
    [InlineData("[pscustomobject]@{ PSPath = $data } | Test-AciSecurityPolicy")]
    [InlineData("Test-AciSecurityPolicy -LiteralPath $data")]
    [InlineData("Test-AciSecurityPolicy -Path $data, $data")]
    public void Files_come_in_many_ways(string script) =>
        Assert.Equal(["Warning"], _session.Run(script, _folder.Write("[x].yaml", Expired)).All("Severity"));

    [Fact]
    public void Paths_may_have_wildcards()
    {
        _folder.Write("a.yaml", Expired);
        _folder.Write("b.yaml", Broken);
        _folder.Write("c.txt", "no policy");
        Assert.Equal(3, _session.Run("Test-AciSecurityPolicy \"$data/*.yaml\"", _folder.Path).Clean().Count);
        Assert.Equal(false, _session.Run("Test-AciSecurityPolicy \"$data/*.yaml\" -Quiet", _folder.Path).Value);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error_and_the_others_are_tested()
    {
        _folder.Write("a.yaml", Expired);
        var result = _session.Run("Test-AciSecurityPolicy \"$data/none.yaml\", \"$data/a.yaml\"", _folder.Path);
        var error = Assert.Single(result.Errors);
        Assert.Equal("AciSecurity.FileNotFound,AciSecurity.Commands.TestAciSecurityPolicyCommand", error.FullyQualifiedErrorId);
        Assert.Equal((ErrorCategory.ObjectNotFound, (object)_folder["none.yaml"]), (error.CategoryInfo.Category, error.TargetObject));
        Assert.Equal(["Warning"], result.All("Severity"));
        Assert.Equal(false, _session.Run("Test-AciSecurityPolicy $data -Quiet", _folder["none.yaml"]).Value);
    }

    [Fact]
    public void Without_a_file_the_answer_is_False()
    {
        var result = _session.Run("@() | Test-AciSecurityPolicy -Quiet");
        Assert.Equal(false, result.Value);
        Assert.Contains("No policy was tested", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }
}
