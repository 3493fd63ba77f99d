using System.Text;
using System.Text.RegularExpressions;
using AciSecurity.Resources;

namespace AciSecurity.Templates;

/// <summary>An expression of an ARM template that is to stand in another template, in ARM's words or in Bicep's.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/bicep/compare-template-syntax</remarks>
internal sealed partial class TemplateExpression
{
    private readonly List<string> _tokens;

    private TemplateExpression(List<string> tokens) => _tokens = tokens;

    /// <summary>Takes an expression apart; null where it is none that can be read.</summary>
    public static TemplateExpression? Parse(string text) =>
        ArmExpression.Parse(text) is null ? null : new([.. Token().Matches(text[1..^1]).Select(match => match.Value)]);

    /// <summary>Names of the parameters that it names.</summary>
    public IEnumerable<string> Parameters => Enumerable.Range(0, _tokens.Count).Select(ParameterAt).OfType<string>();

    /// <summary>The parameter that it is the value of, and of nothing else; null where it is more.</summary>
    public string? OnlyParameter => _tokens.Count == 4 ? ParameterAt(0) : null;

    /// <summary>Whether it means the same in any template.</summary>
    public bool IsPortable => Enumerable.Range(0, _tokens.Count).All(at =>
        !IsFunction(at) || ParameterAt(at) is not null || (TemplateFunctions.IsPortable(_tokens[at]) && !IsParameters(at) && !IsBehindDot(at)));

    /// <summary>Whether Bicep can write it.</summary>
    public bool IsInBicep => IsPortable && Enumerable.Range(0, _tokens.Count).All(at =>
        !IsFunction(at) || ParameterAt(at) is not null || TemplateFunctions.InBicep(_tokens[at]) is not null);

    /// <summary>The expression in ARM's words.</summary>
    public string ToArm()
    {
        var text = new StringBuilder("[");
        for (var at = 0; at < _tokens.Count; at++)
        {
            text.Append(IsRelativeId(at) ? $"concat(resourceGroup().id, {ArmSyntax.Literal("/providers/" + Literal(at))})" : _tokens[at]);
            if (_tokens[at] == ",") text.Append(' ');
        }

        return text.Append(']').ToString();
    }

    /// <summary>The expression in Bicep's words; of one that <see cref="IsInBicep"/>, and as <see cref="ToArm"/> wrote it.</summary>
    /// <param name="symbolOf">The name that a parameter has in the file.</param>
    public string ToBicep(Func<string, string> symbolOf)
    {
        var text = new StringBuilder();
        for (var at = 0; at < _tokens.Count; at++)
        {
            if (ParameterAt(at) is { } parameter)
            {
                text.Append(symbolOf(parameter));
                at += 3;
                continue;
            }

            text.Append(_tokens[at] switch
            {
                ['\'', ..] => BicepSyntax.Literal(Literal(at)),
                "," => ", ",
                var name when IsFunction(at) => TemplateFunctions.InBicep(name),
                var other => other,
            });
        }

        return text.ToString();
    }

    /// <summary>Whether a text is the id of a resource that leaves out its resource group, as ids of evaluated templates do.</summary>
    public static bool IsRelativeId(string text) => RelativeId().IsMatch(text);

    /// <summary>The expression that gives the whole id of a resource in the resource group that is deployed to.</summary>
    public static string IdExpression(string relativeId)
    {
        var parts = relativeId.Split('/');
        var type = string.Join('/', parts.Where((_, at) => at == 0 || at % 2 == 1));
        var names = parts.Where((_, at) => at > 0 && at % 2 == 0).Select(ArmSyntax.Literal);
        return $"[resourceId({ArmSyntax.Literal(type)}, {string.Join(", ", names)})]";
    }

    private string? ParameterAt(int at) => IsParameters(at) && at + 3 < _tokens.Count && _tokens[at + 2][0] == '\'' && _tokens[at + 3] == ")" ? Literal(at + 2) : null;

    private bool IsParameters(int at) => IsFunction(at) && _tokens[at].Equals("parameters", StringComparison.OrdinalIgnoreCase);

    private bool IsFunction(int at) => (char.IsAsciiLetter(_tokens[at][0]) || _tokens[at][0] == '_') && at + 1 < _tokens.Count && _tokens[at + 1] == "(";

    private bool IsBehindDot(int at) => at > 0 && _tokens[at - 1] == ".";

    private bool IsRelativeId(int at) => at > 1 && _tokens[at][0] == '\'' && _tokens[at - 1] == "("
        && TemplateFunctions.TakesId(_tokens[at - 2]) && IdStart().IsMatch(Literal(at));

    private string Literal(int at) => _tokens[at][1..^1].Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex(@"'(?:[^']|'')*'|[A-Za-z_]\w*|-?\d[\w.]*|[^\s]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"^Microsoft\.[A-Za-z.]+(?:/[A-Za-z]+/[^/\s\[\]]+)+\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex RelativeId();

    [GeneratedRegex(@"^Microsoft\.[A-Za-z.]+/[A-Za-z]+/", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex IdStart();
}
