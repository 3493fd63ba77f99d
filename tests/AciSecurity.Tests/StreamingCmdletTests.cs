using System.Diagnostics;
using System.Management.Automation;
using System.Reflection;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

public sealed class StreamingCmdletTests : IDisposable
{
    private readonly string _name = Guid.NewGuid().ToString();
    private readonly Session _session = new(withTestCommands: true);

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Everything_comes_out_in_order()
    {
        var output = _session.Run("Stream-Number 100000").Clean();
        Assert.Equal(Enumerable.Range(0, 100_000), output.Select(number => (int)number.BaseObject));
    }

    [Fact]
    public void Many_workers_may_write_at_once()
    {
        var output = _session.Run("Stream-Number 50000 -Workers 8").Clean();
        Assert.Equal(Enumerable.Range(0, 50_000), output.Select(number => (int)number.BaseObject).Order());
    }

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
        var clock = Stopwatch.StartNew();
        shell.Stop();
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(run));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
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
    public void Each_stream_gets_what_is_meant_for_it()
    {
        var result = _session.Run("Test-Failure -Error -Verbose");
        Assert.Equal("after", result.Value);
        Assert.Equal(["careful"], result.Warnings);
        Assert.Equal(["going on"], result.Verbose);
        var error = Assert.Single(result.Errors);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Equal("target", error.TargetObject);
    }

    [Fact]
    public void An_exception_of_the_work_keeps_its_type_and_id()
    {
        var plain = _session.Catch("Test-Failure -Throws ([System.IO.InvalidDataException]::new('mine'))");
        Assert.IsType<InvalidDataException>(plain.Exception);
        Assert.Equal("System.IO.InvalidDataException,AciSecurity.TestCommands.TestFailureCommand", plain.FullyQualifiedErrorId);

        var own = new RuntimeException("mine", null, new ErrorRecord(new IOException("inner"), "Test.Own", ErrorCategory.ReadError, "thing"));
        var kept = _session.Catch("Test-Failure -Throws $data", own);
        Assert.Equal("Test.Own,AciSecurity.TestCommands.TestFailureCommand", kept.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ReadError, kept.CategoryInfo.Category);
        Assert.Equal("thing", kept.TargetObject);
    }

    [Fact]
    public void Cancellation_that_is_not_ours_is_an_error()
    {
        var failure = _session.Catch("Test-Failure -Throws ([System.Threading.Tasks.TaskCanceledException]::new('timed out'))");
        Assert.IsType<TaskCanceledException>(failure.Exception);
    }

    [Fact]
    public void A_worker_can_end_the_command_with_an_error_of_its_own()
    {
        var failure = _session.Catch("Test-Failure -Terminate");
        Assert.Equal("Test.BadData,AciSecurity.TestCommands.TestFailureCommand", failure.FullyQualifiedErrorId);
        Assert.Equal("target", failure.TargetObject);
    }

    [Fact]
    public void Writing_when_no_stage_runs_fails_at_once()
    {
        Assert.IsType<InvalidOperationException>(_session.Catch("Test-Failure -OutsideOfStage").Exception);
    }

    [Fact]
    public void A_worker_can_ask_before_it_changes_something()
    {
        Assert.Equal(["removed a", "removed b"], _session.Run("'a', 'b' | Remove-Thing -Confirm:$false").Clean().Select(value => value.ToString()));
        Assert.Empty(_session.Run("'a', 'b' | Remove-Thing -WhatIf").Clean());
        Assert.Contains("What if: Performing the operation \"Remove\" on target \"b\".", _session.Shown, StringComparison.Ordinal);

        _session.Host.Screen.Answer = "&No";
        Assert.Empty(_session.Run("'a' | Remove-Thing").Clean());
        _session.Host.Screen.Answer = "&Yes";
        Assert.Equal("removed a", _session.Run("'a' | Remove-Thing").Value);
        Assert.Equal(2, _session.Host.Screen.Prompts.Count);
    }

    [Fact]
    public void Halting_at_a_prompt_ends_the_command()
    {
        _session.Host.Screen.Answer = "&Halt Command";
        var halted = _session.Catch("Test-Failure -WarningAction Inquire");
        Assert.StartsWith("ActionPreferenceStop", halted.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_can_have_something_run_on_the_pipeline_thread()
    {
        var result = _session.Run("$here = 'session state'; Invoke-OnPipelineThread { $here }");
        Assert.Equal("session state", result.Value?.ToString());
    }

    [Fact]
    public void What_runs_on_the_pipeline_thread_may_write_more_than_the_queue_holds()
    {
        Assert.Equal(1001, _session.Run("Invoke-OnPipelineThread { 'end' } -WriteFromWithin 1000").Clean().Count);
    }

    [Fact]
    public void What_fails_on_the_pipeline_thread_is_the_workers_to_handle()
    {
        Assert.Equal("caught no", _session.Run("Invoke-OnPipelineThread { throw 'no' } -Catch").Value);
        Assert.Equal("no", _session.Run("Invoke-OnPipelineThread { throw 'no' }").Failure!.Message);
    }

    [Fact]
    public void Cmdlets_run_side_by_side_in_other_runspaces()
    {
        var result = _session.Run(
            "1..8 | ForEach-Object -Parallel { Import-Module $using:data; $sum = 0; Stream-Number 2000 | ForEach-Object { $sum += $_ }; $sum } -ThrottleLimit 4",
            (string[])[BuiltFiles.Manifest, BuiltFiles.TestAssembly("AciSecurity.TestCommands")]);
        Assert.Equal(Enumerable.Repeat("1999000", 8), result.Clean().Select(sum => sum.ToString()));
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
