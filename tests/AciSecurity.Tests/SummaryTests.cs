using System.Management.Automation;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>The line at the end of an audit, on the information stream.</summary>
public sealed class SummaryTests : IDisposable
{
    private const string Audit = "$data | Invoke-AciSecurityAudit -Rule Aci.Privileged, Aci.ResourceLimit, Acr.AdminUser -IncludePassed";

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void It_counts_resources_and_outcomes()
    {
        var result = _session.Run(Audit + " -InformationVariable said", new[] { Samples.Group, Samples.Registry });
        var said = (InformationRecord)_session.Run("$said[0]").Value!;
        Assert.Equal(["AciSecurity"], said.Tags);
        Assert.Equal("Invoke-AciSecurityAudit", said.Source);
        Assert.StartsWith("2 resources judged, ", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 Critical, 1 High", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, _session.Run("$said[0].MessageData.Resources").Value);
        Assert.Equal(result.All("Outcome").Count(outcome => outcome == "Fail"), _session.Run("$said[0].MessageData.Failed").Value);
        Assert.Equal(result.All("Outcome").Count(outcome => outcome == "Pass"), _session.Run("$said[0].MessageData.Passed").Value);
    }

    [Fact]
    public void It_is_shown_to_those_who_ask_and_never_in_the_output()
    {
        Assert.All(_session.Run(Audit, Samples.Group).All("RuleId"), id => Assert.StartsWith("Aci.", id, StringComparison.Ordinal));
        Assert.DoesNotContain("judged", _session.Shown, StringComparison.Ordinal);
        _session.Run(Audit + " -InformationAction Continue", Samples.Group);
        Assert.Contains("1 resource judged, ", _session.Shown, StringComparison.Ordinal);
        var all = _session.Run("Test-AciLeastPrivilege -InputObject $data -InformationAction Continue 6>&1", Samples.Group).Output;
        Assert.Single(all, output => output.BaseObject is InformationRecord);
    }

    [Fact]
    public void One_answer_needs_no_summary() =>
        Assert.IsType<bool>(_session.Run("Test-AciLeastPrivilege -InputObject $data -Quiet 6>&1", Samples.Group).Value);
}
