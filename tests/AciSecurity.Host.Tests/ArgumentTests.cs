namespace AciSecurity.Host.Tests;

/// <summary>Every output here is the one of <c>pwsh -File</c> 7.6 for the same words.</summary>
public sealed class ArgumentTests : IDisposable
{
    private const string Declared = "param([string] $Name, [switch] $Flag, [string[]] $List, [int] $Number, [Parameter(ValueFromRemainingArguments)] $Rest)\n"
        + "\"Name=$Name Flag=$Flag List=$($List -join '|') ($($List.Count)) Number=$Number Rest=$($Rest -join '|')\"";

    private readonly ScriptFolder _scripts = new();

    public void Dispose() => _scripts.Dispose();

    [Theory]
    [InlineData("Name=shop Flag=False List= (0) Number=0 Rest=", "-Name", "shop")]
    [InlineData("Name=two words Flag=True List= (0) Number=42 Rest=", "-Name", "two words", "-Flag", "-Number", "42")]
    [InlineData("Name= Flag=False List= (0) Number=0 Rest=", "-Flag:$false")]
    [InlineData("Name= Flag=True List= (0) Number=0 Rest=", "-flag:true")]
    [InlineData("Name=shop Flag=False List=a (1) Number=0 Rest=", "-Name:shop", "-List:", "a")]
    [InlineData("Name= Flag=False List=a,b (1) Number=0 Rest=", "-List", "a,b")]
    [InlineData("Name=one Flag=False List=two (1) Number=3 Rest=four|-5", "one", "two", "3", "four", "-5")]
    [InlineData("Name=$HOME Flag=False List= (0) Number=0 Rest=", "-Name", "$HOME")]
    public async Task Declared_parameters_are_bound(string expected, params string[] arguments)
    {
        var result = await HostProcess.RunAsync(["-File", _scripts.Write(Declared), .. arguments]);

        Assert.Equal($"{expected}\n", result.MustExitWith(0).Output);
    }

    [Fact]
    public async Task What_is_not_declared_is_in_args_as_it_stands()
    {
        var script = _scripts.Write("foreach ($argument in $args) { \"$($argument.GetType().Name) <$argument>\" }");

        var result = await HostProcess.RunAsync("-File", script, "-foo", "bar", "", "$true", "-", "a:b", "-Bar:$true", "-Last:");

        Assert.Equal(["String <-foo>", "String <bar>", "String <>", "String <$true>", "String <->", "String <a:b>", "String <-Bar>", "Boolean <True>", ""], result.Output.Split('\n'));
    }

    [Theory]
    [InlineData("cannot be found that matches parameter name 'Nope'", "[CmdletBinding()] param() 'never'", "-Nope", "1")]
    [InlineData("Cannot process argument transformation on parameter 'Number'", "param([int] $Number) 'never'", "-Number", "many")]
    [InlineData("does not belong to the set", "param([ValidateSet('a', 'b')] $Letter) 'never'", "-Letter", "c")]
    public async Task An_argument_that_does_not_fit_is_an_error(string message, string script, params string[] arguments)
    {
        var result = await HostProcess.RunAsync(["-File", _scripts.Write(script), .. arguments]);

        result.MustExitWith(1);
        Assert.Empty(result.Output);
        Assert.Contains(message, result.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_is_the_rest_of_the_line()
    {
        var result = await HostProcess.RunAsync("-NoProfile", "-Command", "'-File'", "+", "'x'");

        Assert.Equal("-Filex\n", result.MustExitWith(0).Output);
    }
}
