namespace AciSecurity.Host.Tests;

public sealed class PromptTests
{
    private const string AskName = "function Get-Name { param([Parameter(Mandatory)][string] $Name, [Parameter(Mandatory)][int[]] $Number) \"<$Name> <$Number>\" }; Get-Name";

    private const string Remove = "function Remove-It { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param() if ($PSCmdlet.ShouldProcess('it')) { 'removed' } else { 'kept' } }; Remove-It";

    [Theory]
    [InlineData(AskName, "Get-Name: Cannot process command because of one or more missing mandatory parameters: Name Number.")]
    [InlineData("$Host.UI.ReadLine()", "The run is not interactive")]
    [InlineData(Remove, "The run is not interactive")]
    public async Task Nobody_is_asked_when_the_run_is_not_interactive(string command, string message)
    {
        var result = await HostProcess.RunAsync(new HostSetting { Input = "y\ny\n" }, "-NonInteractive", "-Command", command);

        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Missing_parameters_are_asked_for()
    {
        var result = await HostProcess.RunAsync(new HostSetting { Input = "shop\n1\n2\n\n" }, "-Command", AskName);

        Assert.EndsWith("Name: Number[0]: Number[1]: Number[2]: <shop> <1 2>\n", result.MustExitWith(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y\n", "removed")]
    [InlineData("YES\n", "removed")]
    [InlineData("\n", "removed")]
    [InlineData("n\n", "kept")]
    [InlineData("what\nn\n", "kept")]
    public async Task A_confirmation_takes_the_answer(string input, string expected)
    {
        var result = await HostProcess.RunAsync(new HostSetting { Input = input }, "-Command", Remove);

        Assert.Contains("Are you sure you want to perform this action?", result.Output, StringComparison.Ordinal);
        Assert.EndsWith($"(default is \"Y\"): {expected}\n", result.MustExitWith(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_mark_shows_what_the_choices_mean()
    {
        var result = await HostProcess.RunAsync(new HostSetting { Input = "?\nn\n" }, "-Command", Remove);

        Assert.Contains("\nN - Skip this operation and proceed with the next operation.\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_the_input_is_no_consent()
    {
        var result = await HostProcess.RunAsync("-Command", Remove);

        Assert.DoesNotContain("removed", result.Output, StringComparison.Ordinal);
        Assert.Contains("the question got no answer", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_not_read_where_it_could_be_seen()
    {
        var result = await HostProcess.RunAsync(new HostSetting { Input = "hush\n" }, "-Command", "function Get-It { param([Parameter(Mandatory)][securestring] $Secret) 'never' }; Get-It");

        result.MustExitWith(1);
        Assert.DoesNotContain("never", result.Output, StringComparison.Ordinal);
    }
}
