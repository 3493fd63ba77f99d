using System.Collections;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace AciSecurity.Host.Tests;

/// <summary>A run.ps1 must run where nothing but the engine and this module is: no Join-Path, no Select-Object, no Write-Host.</summary>
public sealed class ExampleScriptTests
{
    private static readonly HashSet<string> EngineCommands = [.. InitialSessionState.CreateDefault2().Commands.OfType<SessionStateCmdletEntry>().Select(command => command.Name)];

    private static readonly HashSet<string> OurCommands = ReadManifest();

    public static TheoryData<string> Names => Examples.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_script_uses_the_engine_this_module_and_NET_only(string example)
    {
        var script = Parse(File.ReadAllText(Examples.PathOf(example, "run.ps1")));

        Assert.DoesNotContain(ForeignCommands(script), command => !IsOwnScript(example, command));
        Assert.All(script.FindAll(ast => ast is TypeExpressionAst, true).Cast<TypeExpressionAst>(), type => Assert.NotNull(type.TypeName.GetReflectionType()));
        var all = Directory.GetFiles(Examples.PathOf(example, ""), "*.ps1").SelectMany(file => Parse(File.ReadAllText(file)).FindAll(ast => ast is CommandAst, true).Cast<CommandAst>());
        Assert.Contains(all, command => OurCommands.Contains(command.GetCommandName()));
    }

    /// <summary>A sandbox has no program to start and nobody to ask, and its older runtimes do not know #Requires.</summary>
    [Fact]
    public void The_runbook_asks_for_nothing_that_a_sandbox_has_not()
    {
        var script = Parse(File.ReadAllText(Examples.PathOf("automation-runbook", "runbook.ps1")));

        Assert.Empty(ForeignCommands(script));
        Assert.Null(script.ScriptRequirements);
        Assert.DoesNotContain(script.FindAll(ast => ast is TypeExpressionAst, true).Cast<TypeExpressionAst>(), type => type.TypeName.FullName.Contains("Process", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-Module; Invoke-AciSecurityAudit -Path .; [System.IO.Path]::GetTempPath()")]
    [InlineData("Invoke-AciSecurityAudit -Path . | Select-Object -First 1", "Select-Object")]
    [InlineData("1 | % { Write-Host (Join-Path a b) }", "%", "Write-Host", "Join-Path")]
    [InlineData("& $something; bicep build", "& $something", "bicep")]
    [InlineData("function Use-It { Get-Content a }; Use-It", "Get-Content")]
    public void Foreign_commands_are_found(string script, params string[] expected) =>
        Assert.Equal(expected, ForeignCommands(Parse(script)));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_snippets_of_a_README_are_PowerShell(string example) =>
        Assert.All(Examples.ReadmeBlocks(example, "powershell"), snippet => Parse(snippet));

    [Fact]
    public void There_are_snippets_to_check() =>
        Assert.NotEmpty(Examples.ReadmeBlocks("quick-scan", "powershell"));

    private static IEnumerable<string> ForeignCommands(ScriptBlockAst script)
    {
        var functions = FunctionsOf(script).Concat(Directory.GetFiles(Repository.PathOf("examples"), "*.ps1").SelectMany(file => FunctionsOf(Parse(File.ReadAllText(file))))).ToHashSet();
        return script.FindAll(ast => ast is CommandAst, true).Cast<CommandAst>()
            .Select(command => command.GetCommandName() ?? command.Extent.Text)
            .Where(name => !EngineCommands.Contains(name) && !OurCommands.Contains(name) && !functions.Contains(name));
    }

    private static IEnumerable<string> FunctionsOf(ScriptBlockAst script) =>
        script.FindAll(ast => ast is FunctionDefinitionAst, true).Cast<FunctionDefinitionAst>().Select(function => function.Name);

    private static bool IsOwnScript(string example, string command) =>
        command[1..].StartsWith(" $PSScriptRoot/", StringComparison.Ordinal) && File.Exists(Examples.PathOf(example, command["& $PSScriptRoot/".Length..].Split(' ')[0]));

    private static ScriptBlockAst Parse(string text)
    {
        var script = Parser.ParseInput(text, out _, out var errors);
        Assert.True(errors.Length == 0, $"{string.Join("\n", errors.Select(error => error.Message))}\nin\n{text}");
        return script;
    }

    private static HashSet<string> ReadManifest()
    {
        var manifest = Parse(File.ReadAllText(Repository.PathOf("AciSecurity.psd1"))).Find(ast => ast is HashtableAst, false)!;
        var exported = (IEnumerable)((Hashtable)manifest.SafeGetValue())["CmdletsToExport"]!;
        return [.. exported.Cast<string>()];
    }
}
