using System.Management.Automation;
using System.Reflection;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Progress is shown for long work, not too often, and goes away.</summary>
public sealed class ProgressTests : IDisposable
{
    private static readonly bool IsCi =
        new[] { "CI", "GITHUB_ACTIONS", "TF_BUILD" }.Any(name => Environment.GetEnvironmentVariable(name) is not (null or "" or "0" or "false"));

    private readonly Session _session = new(withTestCommands: true);

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Long_work_shows_five_updates_a_second_after_the_first_second()
    {
        // 5 seconds in steps of 50 ms: due at 1.0, 1.2, ..., 5.0.
        Assert.True((bool)_session.Run("1 | Show-Work -Steps 100 -Milliseconds 50").Value!);
        var shown = Shown(ProgressRecordType.Processing);
        Assert.Equal(Enumerable.Range(0, 21).Select(update => $"{20 + (4 * update)}"), shown.Select(record => record.StatusDescription));
        Assert.All(shown, record => Assert.Equal("Working", record.Activity));
        AssertCompleted();
    }

    [Fact]
    public void Work_of_less_than_a_second_shows_nothing()
    {
        _session.Run("1 | Show-Work -Steps 999 -Milliseconds 1").Clean();
        Assert.Empty(_session.Host.Screen.Progress);
    }

    [Fact]
    public void Inputs_of_one_command_are_one_work()
    {
        _session.Run("1..10 | Show-Work -Steps 1 -Milliseconds 300").Clean();
        Assert.Equal(7, Shown(ProgressRecordType.Processing).Count);
        AssertCompleted();
    }

    [Theory]
    [InlineData("1 | Show-Work -Steps 100 -Milliseconds 50 -Fail")]
    [InlineData("1 | Show-Work -Steps 100 -Milliseconds 50 | ForEach-Object { throw 'enough' }")]
    [InlineData("& { 1; throw 'no more' } | Show-Work -Steps 100 -Milliseconds 50")]
    public void Progress_goes_away_when_the_work_ends_in_an_error(string script)
    {
        var result = _session.Run(script);
        Assert.True(result.Failure is not null || result.Errors.Count > 0);
        Assert.NotEmpty(Shown(ProgressRecordType.Processing));
        AssertCompleted();
    }

    [Fact]
    public void Nothing_is_shown_to_those_who_want_none()
    {
        _session.Run("$ProgressPreference = 'SilentlyContinue'; 1 | Show-Work -Steps 100 -Milliseconds 50 -Ask").Clean();
        Assert.Empty(_session.Host.Screen.Progress);
    }

    [Theory]
    [InlineData("1 | Show-Work -Ask", true)]
    [InlineData("1 | Show-Work -Ask -ProgressAction SilentlyContinue", false)]
    [InlineData("$ProgressPreference = 'SilentlyContinue'; 1 | Show-Work -Ask", false)]
    [InlineData("$ProgressPreference = 'SilentlyContinue'; 1 | Show-Work -Ask -ProgressAction Continue", true)]
    public void Nobody_asks_the_clock_where_progress_is_not_wanted(string script, bool isShown) =>
        Assert.Equal(isShown && !IsCi, _session.Run(script).Value);

    [Fact]
    public void An_audit_that_takes_long_says_how_far_it_is()
    {
        _session.Run("1..3 | ForEach-Object { [System.Threading.Thread]::Sleep(600); $data } | Invoke-AciSecurityAudit", Samples.Registry).Clean();
        if (IsCi)
        {
            Assert.Empty(_session.Host.Screen.Progress);
            return;
        }

        Assert.All(Shown(ProgressRecordType.Processing), record => Assert.Equal("Auditing", record.Activity));
        Assert.Contains(" judged, ", Shown(ProgressRecordType.Processing)[0].StatusDescription, StringComparison.Ordinal);
        AssertCompleted();
    }

    [Theory]
    [InlineData("CI", "true", true)]
    [InlineData("GITHUB_ACTIONS", "true", true)]
    [InlineData("TF_BUILD", "True", true)]
    [InlineData("CI", "false", false)]
    [InlineData("CI", "", false)]
    [InlineData("HOME", "true", false)]
    public void A_CI_system_is_known_by_its_variables(string name, string value, bool isCi)
    {
        var module = ((Type)_session.Run("(Get-Command Invoke-AciSecurityAudit).ImplementingType").Value!).Assembly;
        var method = module.GetType("AciSecurity.Streaming.ProgressWish", throwOnError: true)!.GetMethod("IsCi", BindingFlags.Static | BindingFlags.Public)!;
        Assert.Equal(isCi, method.Invoke(null, [(Func<string, string?>)(asked => asked == name ? value : null)]));
    }

    private List<ProgressRecord> Shown(ProgressRecordType type) =>
        [.. _session.Host.Screen.Progress.Select(shown => shown.Record).Where(record => record.RecordType == type)];

    private void AssertCompleted()
    {
        Assert.Equal(ProgressRecordType.Completed, _session.Host.Screen.Progress[^1].Record.RecordType);
        Assert.Single(Shown(ProgressRecordType.Completed));
        Assert.Single(_session.Host.Screen.Progress.Select(shown => shown.Source).Distinct());
    }
}
