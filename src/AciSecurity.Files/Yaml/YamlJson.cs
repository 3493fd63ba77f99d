using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AciSecurity.Files.Yaml;

/// <summary>Writes a YAML document as the JSON that the Azure CLI would send for it.</summary>
/// <remarks>The CLI reads with YAML 1.1 rules (PyYAML's safe_load): yes, no, on and off are Booleans. Anchors are repeated, up to a
/// bound: a few lines of them can stand for gigabytes.</remarks>
internal sealed partial class YamlJson(Utf8JsonWriter writer)
{
    public const int MostNodes = 200_000;
    public const int Deepest = 64;

    // Below these a key is the user's own word.
    private static readonly HashSet<string> FreeKeys =
        new(StringComparer.OrdinalIgnoreCase) { "tags", "secret", "keyValuePairs", "userAssignedIdentities" };

    private int _nodes;

    /// <summary>Writes a node.</summary>
    /// <exception cref="YamlException">It is too deep or too large.</exception>
    public void Write(YamlNode node) => Write(node, areKeysFree: false, depth: 0);

    private void Write(YamlNode node, bool areKeysFree, int depth)
    {
        if (depth > Deepest) throw new YamlLimitException(node.Start, node.End, $"it is more than {Deepest} levels deep.");
        if (++_nodes > MostNodes) throw new YamlLimitException(node.Start, node.End, $"it has more than {MostNodes:N0} values, anchors repeated.");
        switch (node)
        {
            case YamlMappingNode mapping:
                Mapping(mapping, areKeysFree, depth);
                return;
            case YamlSequenceNode sequence:
                writer.WriteStartArray();
                foreach (var item in sequence.Children) Write(item, areKeysFree: false, depth + 1);
                writer.WriteEndArray();
                return;
            default:
                Scalar((YamlScalarNode)node);
                return;
        }
    }

    private void Mapping(YamlMappingNode mapping, bool areKeysFree, int depth)
    {
        writer.WriteStartObject();
        foreach (var (text, value) in Members(mapping, depth))
        {
            var name = areKeysFree ? text : Camel(text);
            writer.WritePropertyName(name);
            Write(value, !areKeysFree && FreeKeys.Contains(name), depth + 1);
        }

        writer.WriteEndObject();
    }

    /// <summary>The members, with those that <c>&lt;&lt;</c> merges in where the mapping has none of that name itself.</summary>
    public static Dictionary<string, YamlNode> Members(YamlMappingNode mapping, int depth = 0)
    {
        if (depth > Deepest) throw new YamlLimitException(mapping.Start, mapping.End, $"it is more than {Deepest} levels deep.");
        var members = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        var merged = new List<YamlNode>();
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (name == "<<") merged.AddRange(value is YamlSequenceNode many ? many.Children : [value]);
            else members[name] = value;
        }

        foreach (var source in merged.OfType<YamlMappingNode>())
        {
            foreach (var (name, value) in Members(source, depth + 1)) members.TryAdd(name, value);
        }

        return members;
    }

    private void Scalar(YamlScalarNode node)
    {
        var text = node.Value ?? "";
        if (node.Style is not (ScalarStyle.Plain or ScalarStyle.Any))
        {
            writer.WriteStringValue(text);
            return;
        }

        if (text.Length == 0 || Null().IsMatch(text)) writer.WriteNullValue();
        else if (True().IsMatch(text)) writer.WriteBooleanValue(true);
        else if (False().IsMatch(text)) writer.WriteBooleanValue(false);
        else if (Integer().IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) writer.WriteNumberValue(whole);
        else if (Fraction().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) writer.WriteNumberValue(number);
        else writer.WriteStringValue(text);
    }

    /// <summary><c>az container export</c> writes some keys as Python names them: user_assigned_identities.</summary>
    private static string Camel(string key) => Snake().IsMatch(key)
        ? Underscore().Replace(key, match => match.Value[1..].ToUpperInvariant())
        : key;

    [GeneratedRegex("^(?:~|null|Null|NULL)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Null();

    [GeneratedRegex("^(?:true|True|TRUE|yes|Yes|YES|on|On|ON)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex True();

    [GeneratedRegex("^(?:false|False|FALSE|no|No|NO|off|Off|OFF)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex False();

    [GeneratedRegex("^[-+]?(?:0|[1-9][0-9]*)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]+)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fraction();

    [GeneratedRegex("^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Snake();

    [GeneratedRegex("_[a-z0-9]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Underscore();
}
