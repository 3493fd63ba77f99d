using System.Management.Automation;
using System.Reflection;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>The work of a cmdlet ends with its pipeline, whatever ends that.</summary>
public sealed class StreamingStopTests : IDisposable
{
    private readonly string _name = Guid.NewGuid().ToString();
    private readonly Session _session = new(withTestCommands: true);

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_slow_reader_slows_the_work()
    {
        var script = """
            Stream-Number 20000 -Name $data | ForEach-Object {
                if ($_ -eq 10) { [System.Threading.Thread]::Sleep(200); [AciSecurity.TestCommands.WorkLog]::Of($data).Items }
            }
            """;
        var early = (int)_session.Run(script, _name).Value!;
        Assert.InRange(early, 10, 10 + 256 + 2);
    }

    [Theory]
    [InlineData("throw 'enough'")]
    [InlineData("break")]
    [InlineData("continue")]
    public void The_work_ends_when_a_command_downstream_does(string end)
    {
        // break and continue look for a loop and leave it; without the loop they would leave the script.
        var result = _session.Run($"foreach ($once in 1) {{ Stream-Number -Name $data | ForEach-Object {{ if ($_ -eq 5) {{ {end} }} }} }}", _name);
        Assert.Equal(end.StartsWith("throw", StringComparison.Ordinal) ? "enough" : null, result.Failure?.Message);
        AssertOver();
    }

    [Fact]
    public void An_exception_from_downstream_stays_what_it_is()
    {
        var result = _session.Run("try { Stream-Number -Name $data | ForEach-Object { throw [System.IO.InvalidDataException]::new('mine') } } catch { $_.Exception.GetType().Name; $_.FullyQualifiedErrorId }", _name);
        Assert.Equal(["InvalidDataException", "mine"], result.Clean().Select(value => value.ToString()));
        AssertOver();
    }

    [Fact]
    public void The_work_ends_when_the_pipeline_is_stopped()
    {
        using var shell = _session.Shell();
        shell.AddScript($"Wait-Work {_name}");
        var run = shell.BeginInvoke();
        SpinWait.SpinUntil(() => Log("Running") == 1, TimeSpan.FromSeconds(30));
        shell.Stop();
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(run));
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        AssertOver();
    }

    [Fact]
    public void What_cancelled_work_throws_is_no_news()
    {
        using var shell = _session.Shell();
        shell.AddCommand("Wait-Work").AddParameter("Name", _name).AddParameter("EndsWith", new IOException("connection lost"));
        var run = shell.BeginInvoke();
        SpinWait.SpinUntil(() => Log("Running") == 1, TimeSpan.FromSeconds(30));
        shell.Stop();
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(run));
        Assert.Empty(shell.Streams.Error);
    }

    [Fact]
    public void Stopping_while_the_queue_is_full_does_not_hang()
    {
        using var shell = _session.Shell();
        shell.AddScript($"Stream-Number -Workers 4 -Name {_name} | ForEach-Object {{ [System.Threading.Thread]::Sleep(20) }}");
        var run = shell.BeginInvoke();
        SpinWait.SpinUntil(() => Log("Items") > 200, TimeSpan.FromSeconds(30));
        shell.Stop();
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(run));
        AssertOver();
    }

    [Fact]
    public void Disposing_the_cmdlet_cancels_its_work()
    {
        // The engine disposes a command whatever ends the pipeline; here nothing else is called.
        var type = _session.Run("(Get-Command Wait-Work).ImplementingType").Value as Type;
        var cmdlet = (IDisposable)Activator.CreateInstance(type!)!;
        var source = (CancellationTokenSource)type!.BaseType!.GetField("_cancellation", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(cmdlet)!;
        var token = source.Token;
        cmdlet.Dispose();
        Assert.True(token.IsCancellationRequested);
        cmdlet.Dispose();
    }

    [Fact]
    public void Error_action_stop_ends_the_work()
    {
        var result = _session.Run("Test-Failure -Error -ErrorAction Stop");
        Assert.Empty(result.Output);
        Assert.Equal("Test.BadData,AciSecurity.TestCommands.TestFailureCommand", result.Failure!.ErrorRecord.FullyQualifiedErrorId);
    }

    [Fact]
    public void Cancellation_that_is_not_ours_is_an_error()
    {
        var failure = _session.Catch("Test-Failure -Throws ([System.Threading.Tasks.TaskCanceledException]::new('timed out'))");
        Assert.IsType<TaskCanceledException>(failure.Exception);
    }

    [Fact]
    public void Halting_at_a_prompt_ends_the_command()
    {
        _session.Host.Screen.Answer = "&Halt Command";
        var halted = _session.Catch("Test-Failure -WarningAction Inquire");
        Assert.StartsWith("ActionPreferenceStop", halted.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private void AssertOver() => Assert.Equal(0, Log("Running"));

    private static int Log(string property, string name)
    {
        var log = AppDomain.CurrentDomain.GetAssemblies().Single(assembly => assembly.GetName().Name == "AciSecurity.TestCommands")
            .GetType("AciSecurity.TestCommands.WorkLog")!;
        var work = log.GetMethod("Of")!.Invoke(null, [name]);
        return (int)log.GetProperty(property)!.GetValue(work)!;
    }

    private int Log(string property) => Log(property, _name);
}
