using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AciSecurity.Files.Policies;

/// <summary>What a single value is. The rules are those of YAML 1.2's core schema, which JSON is a part of: yes and off are text.</summary>
/// <remarks>https://yaml.org/spec/1.2.2/#1032-tag-resolution</remarks>
internal enum ScalarKind
{
    Null,
    Boolean,
    Number,
    Text,
}

/// <summary>Tells the kind of a value.</summary>
internal static partial class ScalarKinds
{
    /// <summary>The kind of a value as it is written: what is quoted is text.</summary>
    public static ScalarKind Of(Scalar scalar)
    {
        if (scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any)) return ScalarKind.Text;
        var text = scalar.Value;
        if (text is "" or "~" or "null" or "Null" or "NULL") return ScalarKind.Null;
        if (text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE") return ScalarKind.Boolean;
        return text.Length <= 100 && Number().IsMatch(text) ? ScalarKind.Number : ScalarKind.Text;
    }

    [GeneratedRegex(@"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
