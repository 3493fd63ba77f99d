using System.Text.Json.Nodes;
using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Templates;

namespace AciSecurity.Remediation.Templates;

/// <summary>A container group on its way to being a template: its JSON, which the steps of protecting it change, with what they changed, what they
/// could not, and the parameters that came of it.</summary>
internal sealed class TemplateDraft
{
    private readonly Dictionary<string, TemplateParameter> _made = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _secure = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<TemplateChange> _changes = [];
    private readonly List<string> _notRepaired = [];
    private readonly List<string> _effects = [];
    private readonly List<string> _losses = [];

    /// <summary>Starts with a group as its template would have it if nothing were repaired.</summary>
    public TemplateDraft(Resource group, JsonObject json, TemplateFormat format)
    {
        (Group, Json, Format) = (group, json, format);
        foreach (var text in Texts(json)) _taken.UnionWith(TemplateExpression.Parse(text)?.Parameters ?? []);
    }

    /// <summary>The group before anything was repaired. What stands where is the same in <see cref="Json"/>.</summary>
    public Resource Group { get; }

    /// <summary>The JSON as it is to be deployed; texts as ARM templates write them.</summary>
    public JsonObject Json { get; }

    /// <summary>The language of the template.</summary>
    public TemplateFormat Format { get; }

    /// <summary>The resource's properties.</summary>
    public JsonObject Properties => (JsonObject)Json.Get("properties")!;

    /// <summary>What was changed.</summary>
    public IReadOnlyList<TemplateChange> Changes => _changes;

    /// <summary>What was not repaired, and why.</summary>
    public IReadOnlyList<string> NotRepaired => _notRepaired;

    /// <summary>What those who use the group notice.</summary>
    public IReadOnlyList<string> Effects => _effects;

    /// <summary>What the group may have and the template may not.</summary>
    public IReadOnlyList<string> Losses => _losses;

    /// <summary>Whether a parameter is secure: it was in its template, or a secret is taken from it here.</summary>
    public bool IsSecure(string parameter) => _secure.Contains(parameter) || Group.IsSecureParameter(parameter);

    /// <summary>Says what was changed, without secrets.</summary>
    public void Changed(string path, string? before, string? after) => _changes.Add(new(path, before, after));

    /// <summary>Says what was changed, where nothing before or after is a secret.</summary>
    public void Changed(string path, JsonNode? before, JsonNode? after) => Changed(path, Shown(before), Shown(after));

    /// <summary>Says what was not repaired.</summary>
    public void NotRepairedAs(string what)
    {
        if (!_notRepaired.Contains(what)) _notRepaired.Add(what);
    }

    /// <summary>Says what the template may lack: it is not repaired, and it must not be deployed unseen.</summary>
    public void Loses(string what)
    {
        NotRepairedAs(what);
        _losses.Add(what);
    }

    /// <summary>Says what somebody will notice.</summary>
    public void Affects(string whom) => _effects.Add(whom);

    /// <summary>Takes a parameter of the source for a secret from now on.</summary>
    public void Secure(string parameter) => _secure.Add(parameter);

    /// <summary>Makes a parameter.</summary>
    /// <param name="words">What its name is made of.</param>
    /// <param name="type">Its ARM type without the word secure.</param>
    /// <param name="isSecure">Whether it is a secret.</param>
    /// <param name="standsFor">What it is the value of.</param>
    /// <returns>The expression that gives its value.</returns>
    public string Parameter(IEnumerable<string> words, string type, bool isSecure, string standsFor)
    {
        var wanted = ParameterName.Of(words);
        var name = wanted;
        for (var number = 2; !_taken.Add(name); number++) name = $"{wanted}{number}";
        _made[name] = new(name, type, isSecure, standsFor);
        if (isSecure) _secure.Add(name);
        return ArmSyntax.Parameter(name);
    }

    /// <summary>The parameters that the JSON names, in the order in which it does.</summary>
    public IReadOnlyList<TemplateParameter> Parameters()
    {
        var found = new Dictionary<string, TemplateParameter>(StringComparer.OrdinalIgnoreCase);
        var types = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, text) in Places(Json, ""))
        {
            if (TemplateExpression.Parse(text) is not { } expression) continue;
            foreach (var name in expression.Parameters)
            {
                found.TryAdd(name, _made.GetValueOrDefault(name) ?? new(name, "string", IsSecure(name), $"The parameter {name} of the template that the group was read from."));
                if (!types.TryGetValue(name, out var ofName)) types[name] = ofName = [];
                if (expression.OnlyParameter is not null) ofName.Add(ParameterType.At(path));
            }
        }

        // Where it stands alone, the place says its type; within an expression nothing does.
        foreach (var (name, ofName) in types.Where(pair => !IsSecure(pair.Key) && !_made.ContainsKey(pair.Key) && pair.Value.Count == 1)) found[name] = found[name] with { Type = ofName.Single() };
        return [.. found.Values];
    }

    /// <summary>The expressions and texts of some JSON, names of members that are expressions among them, with their paths.</summary>
    public static IEnumerable<(string Path, string Text)> Places(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}").Prepend(($"{path}.*", member.Key))),
        JsonArray items => items.SelectMany((item, at) => Places(item, $"{path}[{at}]")),
        _ => node.Text() is { } text ? [(path, text)] : [],
    };

    private static IEnumerable<string> Texts(JsonNode? node) => Places(node, "").Select(place => place.Text);

    private static string? Shown(JsonNode? node) => node switch
    {
        null => null,
        _ => node.Text() is { } text ? Redaction.Text(text) : Redaction.Text(node.ToJsonString()),
    };
}
