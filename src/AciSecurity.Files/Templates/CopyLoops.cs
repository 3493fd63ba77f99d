using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AciSecurity.Files.Json;

namespace AciSecurity.Files.Templates;

/// <summary>Finds the loops whose count hangs on a parameter without a value: the engine must have a count.</summary>
internal static partial class CopyLoops
{
    /// <summary>Indexes of the declarations to be judged once, because how often they are made is not known here.</summary>
    /// <remarks>A count inside a nested template is taken for unknown where it names any parameter: what the outer template
    /// hands in may itself be unknown.</remarks>
    public static IReadOnlySet<int> Uncounted(ArmTemplate template, IReadOnlyList<string> unresolved)
    {
        using var document = JsonDocument.Parse(template.Text.Utf8, JsonText.DocumentOptions);
        var variables = Variables(document.RootElement);
        var found = new HashSet<int>();
        foreach (var declaration in template.Declarations)
        {
            if (declaration.CopyCount is not { } count) continue;
            var text = Encoding.UTF8.GetString(template.Text.Utf8, count.Start, count.End - count.Start);
            if (Depends(text, declaration, unresolved, variables, [])) found.Add(declaration.Index);
        }

        return found;
    }

    private static bool Depends(
        string text, Declaration declaration, IReadOnlyList<string> unresolved, Dictionary<string, string> variables, HashSet<string> seen)
    {
        foreach (Match match in Reference().Matches(text))
        {
            var name = match.Groups["name"].Value;
            if (match.Groups["kind"].Value.Equals("parameters", StringComparison.OrdinalIgnoreCase))
            {
                if (declaration.IsInNestedTemplate || unresolved.Contains(name, StringComparer.OrdinalIgnoreCase)) return true;
            }
            else if (seen.Add(name)
                && (declaration.IsInNestedTemplate
                    || (variables.TryGetValue(name, out var value) && Depends(value, declaration, unresolved, variables, seen))))
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<string, string> Variables(JsonElement root)
    {
        var variables = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!root.TryGetProperty("variables", out var declared) || declared.ValueKind != JsonValueKind.Object) return variables;
        foreach (var variable in declared.EnumerateObject()) variables[variable.Name] = variable.Value.GetRawText();
        return variables;
    }

    [GeneratedRegex(@"\b(?<kind>parameters|variables)\('(?<name>[^']*)'\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Reference();
}
