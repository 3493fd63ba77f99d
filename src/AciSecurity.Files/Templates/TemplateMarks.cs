using System.Globalization;
using System.Text;

namespace AciSecurity.Files.Templates;

/// <summary>Writes a mark into each declaration of a template, so that what the engine predicts can be led back to its line.</summary>
/// <remarks>A member of <c>properties</c> that no resource provider knows passes through the engine untouched; it is taken
/// out again before anything is judged. Deployments are left alone: their properties are the engine's own.</remarks>
internal static class TemplateMarks
{
    /// <summary>Name of the member that is added.</summary>
    public const string Member = "aciSecurityDeclaration";

    /// <summary>The template's text with marks; loops in <paramref name="once"/> have their count replaced by 1.</summary>
    public static byte[] Apply(ArmTemplate template, IReadOnlySet<int> once)
    {
        var edits = new List<(int Start, int End, string Text)>();
        foreach (var declaration in template.Declarations)
        {
            if (Mark(template, declaration) is { } mark) edits.Add(mark);
            if (declaration.CopyCount is { } count && once.Contains(declaration.Index)) edits.Add((count.Start, count.End, "1"));
        }

        edits.Sort((left, right) => left.Start.CompareTo(right.Start));
        var output = new MemoryStream(template.Text.Utf8.Length + (edits.Count * 48));
        var at = 0;
        foreach (var (start, end, text) in edits)
        {
            output.Write(template.Text.Utf8, at, start - at);
            output.Write(Encoding.UTF8.GetBytes(text));
            at = end;
        }

        output.Write(template.Text.Utf8, at, template.Text.Utf8.Length - at);
        return output.ToArray();
    }

    private static (int Start, int End, string Text)? Mark(ArmTemplate template, Declaration declaration)
    {
        if (declaration.IsExisting || declaration.IsDeployment) return null;
        var member = string.Create(CultureInfo.InvariantCulture, $"\"{Member}\":\"{declaration.Index}\"");
        if (declaration.PropertiesStart > 0)
        {
            var comma = IsEmpty(template.Text.Utf8.AsSpan(declaration.PropertiesStart)) ? "" : ",";
            return (declaration.PropertiesStart, declaration.PropertiesStart, member + comma);
        }

        // Properties that are one expression cannot take a mark.
        if (declaration.HasProperties) return null;
        var inside = declaration.Start + 1;
        return (inside, inside, $"\"properties\":{{{member}}},");
    }

    private static bool IsEmpty(ReadOnlySpan<byte> afterBrace) => afterBrace.TrimStart(" \t\r\n"u8) is [(byte)'}', ..];
}
