using System.Xml.Linq;

namespace AciSecurity.HelpGenerator;

/// <summary>Writes pages as MAML, the XML that Get-Help reads.</summary>
/// <remarks>https://learn.microsoft.com/powershell/scripting/developer/help/writing-help-for-windows-powershell-cmdlets</remarks>
internal static class Maml
{
    private static readonly XNamespace Root = "http://msh";
    private static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static string Of(IEnumerable<CmdletPage> pages)
    {
        var items = new XElement(
            Root + "helpItems",
            new XAttribute("schema", "maml"),
            pages.Select(page => new XElement(
                Command + "command",
                new XAttribute(XNamespace.Xmlns + "maml", Text),
                new XAttribute(XNamespace.Xmlns + "command", Command),
                new XAttribute(XNamespace.Xmlns + "dev", Dev),
                Parts(page))));
        return new XDeclaration("1.0", "utf-8", null) + "\n" + items + "\n";
    }

    private static IEnumerable<XElement> Parts(CmdletPage page)
    {
        var name = page.Name.Split('-');
        yield return new(
            Command + "details",
            new XElement(Command + "name", page.Name),
            new XElement(Command + "verb", name[0]),
            new XElement(Command + "noun", name[1]),
            Description(page.Synopsis));
        yield return Description(page.Description);
        yield return new(Command + "syntax", page.ParameterSets.Select(set => new XElement(
            Command + "syntaxItem",
            new XElement(Text + "name", page.Name),
            page.Parameters.Where(parameter => parameter.IsIn(set)).OrderBy(Order).Select(Parameter))));
        yield return new(Command + "parameters", page.Parameters.Select(Parameter));
        yield return new(Command + "inputTypes", page.Inputs.Select(input => Typed(Command + "inputType", input)));
        yield return new(Command + "returnValues", page.Outputs.Select(output => Typed(Command + "returnValue", output)));
        yield return new(Text + "alertSet", new XElement(Text + "alert", Paragraphs(page.Notes)));
        yield return new(Command + "examples", page.Examples.Select(example => new XElement(
            Command + "example",
            new XElement(Text + "title", $"--- {example.Title} ---"),
            new XElement(Dev + "code", example.Code),
            new XElement(Dev + "remarks", Paragraphs(example.Remarks)))));
        yield return new(Command + "relatedLinks", page.Links.Prepend(("Online Version:", page.Online)).Select(link => new XElement(
            Text + "navigationLink",
            new XElement(Text + "linkText", link.Item1),
            new XElement(Text + "uri", link.Item2.StartsWith("http", StringComparison.Ordinal) ? link.Item2 : ""))));
    }

    // Positions first, as Get-Command writes the syntax; the rest as in the page.
    private static int Order(ParameterEntry parameter) => int.TryParse(parameter.Position, out var position) ? position : int.MaxValue;

    private static XElement Parameter(ParameterEntry parameter) => new(
        Command + "parameter",
        new XAttribute("required", parameter.IsRequired ? "true" : "false"),
        new XAttribute("variableLength", parameter.Type.EndsWith("[]", StringComparison.Ordinal) ? "true" : "false"),
        new XAttribute("globbing", parameter.TakesWildcards ? "true" : "false"),
        new XAttribute("pipelineInput", parameter.PipelineInput),
        new XAttribute("position", parameter.Position),
        new XAttribute("aliases", parameter.Aliases),
        new XElement(Text + "name", parameter.Name),
        Description(parameter.Description),
        parameter.Type == "SwitchParameter"
            ? null
            : new XElement(Command + "parameterValue", new XAttribute("required", "true"), new XAttribute("variableLength", "false"), parameter.Type),
        new XElement(Dev + "type", new XElement(Text + "name", parameter.Type)),
        new XElement(Dev + "defaultValue", parameter.Default));

    private static XElement Typed(XName name, (string Type, IReadOnlyList<string> Text) entry) =>
        new(name, new XElement(Dev + "type", new XElement(Text + "name", entry.Type)), Description(entry.Text));

    private static XElement Description(IEnumerable<string> paragraphs) => new(Text + "description", Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs) => paragraphs.Select(paragraph => new XElement(Text + "para", paragraph));
}
