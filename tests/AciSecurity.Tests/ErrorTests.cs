using System.Management.Automation;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Faults as error records.</summary>
public sealed class ErrorTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Every_kind_of_fault_is_a_category_of_PowerShell()
    {
        var kinds = _session.Run("[System.Enum]::GetNames([AciSecurity.Faults.FaultCategory])").Clean().Select(kind => kind.ToString());
        Assert.All(kinds, kind => Assert.True(Enum.IsDefined(typeof(ErrorCategory), kind), kind));
    }

    [Fact]
    public void An_error_says_what_to_do_and_keeps_the_fault()
    {
        var error = Assert.Single(_session.Run("3 | Invoke-AciSecurityAudit").Errors);
        Assert.Contains("Get-AzResource", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(error.Exception.Message, error.ErrorDetails.Message);
        Assert.Equal("AciSecurity.NotAResource", _session.Run("$data.Exception.Fault.Id", error).Value);
    }

    [Fact]
    public void An_error_of_one_input_can_be_made_to_end_the_run()
    {
        var error = _session.Catch("3, $data | Invoke-AciSecurityAudit -ErrorAction Stop", Samples.Group);
        Assert.StartsWith("AciSecurity.NotAResource", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }
}
