using System.Management.Automation;
using System.Management.Automation.Language;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>The pages say what the cmdlets are, and Get-Help shows what the pages say.</summary>
public sealed class HelpTests
{
    // One for all: to ask for help changes nothing, and the first answer takes longest.
    private static readonly Session Engine = new();

    private static readonly string Pages = Path.Combine(BuiltFiles.Repository, "docs", "cmdlets");

    public static TheoryData<string> Cmdlets => [.. Names];

    private static List<string> Names { get; } = FindNames();

    [Fact]
    public void Every_page_has_its_cmdlet() =>
        Assert.Equal(Names.Order(), Directory.GetFiles(Pages).Select(Path.GetFileNameWithoutExtension).Order());

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Help_is_shown(string cmdlet)
    {
        Assert.NotEmpty((string)Engine.Run($"(Get-Help {cmdlet}).Synopsis").Value!);
        Assert.DoesNotContain(cmdlet, (string)Engine.Run($"(Get-Help {cmdlet}).Synopsis").Value!, StringComparison.Ordinal);
        Assert.NotEmpty(Engine.Run($"(Get-Help {cmdlet}).description.Text").Clean());
        Assert.NotEmpty(Engine.Run($"(Get-Help {cmdlet}).returnValues.returnValue.type.name").Clean());
        Assert.Equal(
            $"https://github.com/AciSecurity/AciSecurity/blob/main/docs/cmdlets/{cmdlet}.md",
            Engine.Run($"(Get-Help {cmdlet}).relatedLinks.navigationLink[0].uri").Value);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void There_are_two_examples_at_least_and_they_can_be_parsed(string cmdlet)
    {
        var examples = Engine.Run($"(Get-Help {cmdlet} -Examples).examples.example.code").Clean();
        Assert.True(examples.Count >= 2);
        foreach (var example in examples)
        {
            var code = Parser.ParseInput(example.ToString(), out _, out var errors);
            Assert.Empty(errors);
            var calls = code.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>().ToList();
            Assert.Contains(calls, call => call.GetCommandName() == cmdlet);
            Assert.All(calls, AssertParametersExist);
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_parameter_is_described_as_it_is(string cmdlet)
    {
        var command = (CmdletInfo)Engine.Run($"Get-Command {cmdlet}").Value!;
        var own = command.Parameters.Values
            .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
            .ToDictionary(parameter => parameter.Name);
        var help = Engine.Run($"(Get-Help {cmdlet} -Full).parameters.parameter | Where-Object {{ $_ }}").Clean();
        Assert.Equal(own.Keys.Order(), help.Select(parameter => Text(parameter, "name")).Order());
        foreach (var described in help)
        {
            var parameter = own[Text(described, "name")];
            var set = parameter.ParameterSets.Values.First();
            Assert.NotEmpty(Engine.Run("$data.description.Text", described).Clean());
            Assert.Equal(set.IsMandatory ? "true" : "false", Text(described, "required"));
            Assert.Equal(set.Position >= 0 ? $"{set.Position}" : "named", Text(described, "position"));
            Assert.Equal(parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases), Text(described, "aliases"));
            Assert.Equal(Pipeline(set), Text(described, "pipelineInput"));
            Assert.Equal(parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any() ? "true" : "false", Text(described, "globbing"));
            var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            Assert.Equal(type.Name, Engine.Run("$data.type.name", described).Value);
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_page_has_the_syntax_of_each_parameter_set(string cmdlet)
    {
        var command = (CmdletInfo)Engine.Run($"Get-Command {cmdlet}").Value!;
        var page = File.ReadAllText(Path.Combine(Pages, cmdlet + ".md")).ReplaceLineEndings("\n");
        foreach (var set in command.ParameterSets)
        {
            Assert.Contains($"```\n{cmdlet} {set}\n```", page, StringComparison.Ordinal);
            if (command.ParameterSets.Count > 1) Assert.Contains($"### {set.Name}{(set.IsDefault ? " (Default)" : "")}\n", page, StringComparison.Ordinal);
        }

        Assert.Equal(command.ParameterSets.Count, Engine.Run($"@((Get-Help {cmdlet}).syntax.syntaxItem).Count").Value);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_page_names_the_values_of_an_enumeration(string cmdlet)
    {
        var page = File.ReadAllText(Path.Combine(Pages, cmdlet + ".md"));
        var command = (CmdletInfo)Engine.Run($"Get-Command {cmdlet}").Value!;
        foreach (var parameter in command.Parameters.Values.Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name)))
        {
            var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType.GetElementType() ?? parameter.ParameterType;
            if (type.IsEnum) Assert.Contains("Accepted values: " + string.Join(", ", Enum.GetNames(type)), page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void About_topics_are_found()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(BuiltFiles.Repository, "docs", "about")))
        {
            var topic = Path.GetFileNameWithoutExtension(file);
            Assert.Contains("LONG DESCRIPTION", Engine.Run($"Get-Help {topic}").Value?.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void About_topics_fit_a_terminal()
    {
        var files = Directory.GetFiles(Path.Combine(BuiltFiles.Repository, "en-US"), "about_*.help.txt");
        Assert.Equal(Directory.GetFiles(Path.Combine(BuiltFiles.Repository, "docs", "about")).Length, files.Length);
        foreach (var file in files)
        {
            var lines = File.ReadAllLines(file);
            Assert.Equal("TOPIC", lines[0]);
            Assert.Equal("    " + Path.GetFileName(file).Replace(".help.txt", "", StringComparison.Ordinal), lines[1]);
            Assert.Equal("SHORT DESCRIPTION", lines[3]);
            Assert.InRange(lines[4].Length, 20, 80);
            Assert.Empty(lines[5]);

            // Code stands as it was written, eight columns in; all else is flowed.
            Assert.All(lines.Where(line => !line.StartsWith("        ", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 80));
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Defaults_and_every_parameter_set_are_described_as_they_are(string cmdlet)
    {
        var command = (CmdletInfo)Engine.Run($"Get-Command {cmdlet}").Value!;
        var fresh = Activator.CreateInstance(command.ImplementingType)!;
        foreach (var described in Engine.Run($"(Get-Help {cmdlet} -Full).parameters.parameter | Where-Object {{ $_ }}").Clean())
        {
            // -WhatIf and -Confirm are the engine's.
            var own = command.ImplementingType.GetProperty(Text(described, "name"));
            Assert.Equal(own is null ? "False" : Default(own.GetValue(fresh)), Text(described, "defaultValue"));
        }

        var syntax = Engine.Run($"(Get-Help {cmdlet}).syntax.syntaxItem | ForEach-Object {{ @($_.parameter.name) -join ' ' }}").Clean();
        Assert.Equal(
            command.ParameterSets.Select(set => Own(set.Parameters.Select(parameter => parameter.Name))).Order(),
            syntax.Select(names => Own(names.ToString().Split(' '))).Order());

        static string Own(IEnumerable<string> names) => string.Join(' ', names.Except(Cmdlet.CommonParameters).Except(Cmdlet.OptionalCommonParameters).Order());
    }

    [Fact]
    public void Online_links_are_https_addresses()
    {
        var links = Engine.Run("Get-Command -Module AciSecurity | ForEach-Object { (Get-Help $_.Name).relatedLinks.navigationLink.uri }").Clean()
            .Select(link => link.ToString())
            .Where(link => link.Length > 0)
            .ToList();
        Assert.True(links.Count >= Names.Count);
        Assert.All(links, link => Assert.True(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps, link));
    }

    /// <summary>As platyPS writes the default of a parameter.</summary>
    private static string Default(object? value) => value switch
    {
        null or "" or Array { Length: 0 } => "None",
        SwitchParameter => "False",
        Array list => string.Join(", ", list.Cast<object>()),
        _ => value.ToString()!,
    };

    /// <summary>Of our cmdlets only: those of other modules are not here to be asked.</summary>
    private void AssertParametersExist(CommandAst call)
    {
        if (Engine.Run("Get-Command $data -Module AciSecurity -ErrorAction Ignore", call.GetCommandName()).Output is not [{ BaseObject: CmdletInfo command }]) return;
        Assert.All(call.CommandElements.OfType<CommandParameterAst>(), parameter => Assert.True(command.Parameters.ContainsKey(parameter.ParameterName), $"{command.Name} -{parameter.ParameterName}"));
    }

    private static List<string> FindNames() => [.. Engine.Run("(Get-Module AciSecurity).ExportedCmdlets.Keys").Clean().Select(name => name.ToString())];

    private static string Pipeline(ParameterSetMetadata set) => (set.ValueFromPipeline, set.ValueFromPipelineByPropertyName) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    private static string Text(PSObject value, string property) => value.Properties[property].Value.ToString()!;
}
