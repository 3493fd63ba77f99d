using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AciSecurity.Files.Templates;

/// <summary>The .bicepparam file by which a template is evaluated, and what became of each parameter.</summary>
/// <remarks>A parameter without a value, and every secure one, is given as an external input that nobody supplies: the engine
/// keeps it as text wherever it is used, and evaluates the rest.</remarks>
internal sealed partial class BicepParameters
{
    /// <summary>Name of the template beside the parameters.</summary>
    public const string TemplateFile = "template.json";

    /// <summary>Name of the file with the values.</summary>
    public const string ValuesFile = "values.json";

    private const string Kind = "aciSecurity";
    private readonly List<string> _unresolved = [];

    private BicepParameters(string text, byte[] values)
    {
        Text = text;
        Values = values;
    }

    /// <summary>The .bicepparam file's text.</summary>
    public string Text { get; }

    /// <summary>The values' JSON.</summary>
    public byte[] Values { get; }

    /// <summary>Names of the parameters that have no value here.</summary>
    public IReadOnlyList<string> Unresolved => _unresolved;

    /// <summary>Names that are not identifiers: Bicep cannot give them a value.</summary>
    public IReadOnlyList<string> Unnameable { get; private init; } = [];

    /// <summary>Writes the parameters of a template.</summary>
    public static BicepParameters Write(ArmTemplate template, ParameterValues values)
    {
        var text = new StringBuilder($"using './{TemplateFile}'\n");
        var json = new JsonObject();
        var unresolved = new List<string>();
        var unnameable = new List<string>();
        foreach (var parameter in template.Parameters)
        {
            var value = parameter.IsSecure ? null : values.ValueOf(parameter.Name);
            if (value is null && parameter is { IsSecure: false, HasDefault: true } && !values.IsReference(parameter.Name)) continue;
            if (!Identifier().IsMatch(parameter.Name))
            {
                unnameable.Add(parameter.Name);
                continue;
            }

            if (value is null)
            {
                unresolved.Add(parameter.Name);
                text.Append(CultureInfo.InvariantCulture, $"param {parameter.Name} = externalInput('{Kind}', '{parameter.Name}')\n");
                continue;
            }

            var key = string.Create(CultureInfo.InvariantCulture, $"v{json.Count}");
            json[key] = JsonNode.Parse(value);
            text.Append(CultureInfo.InvariantCulture, $"param {parameter.Name} = loadJsonContent('./{ValuesFile}').{key}\n");
        }

        var result = new BicepParameters(text.ToString(), Encoding.UTF8.GetBytes(json.ToJsonString())) { Unnameable = unnameable };
        result._unresolved.AddRange(unresolved);
        return result;
    }

    /// <summary>The engine's answer with parameters named as the template names them.</summary>
    public string Rename(string snapshot) => Input().Replace(snapshot, match =>
        int.TryParse(match.Groups["number"].Value, CultureInfo.InvariantCulture, out var number) && number < _unresolved.Count
            ? $"parameters('{_unresolved[number]}')"
            : match.Value);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"externalInputs\('" + Kind + @"_(?<number>\d+)'\)", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Input();
}
