using System.Management.Automation;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

public sealed class StreamingCmdletTests : IDisposable
{
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
}
