using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AciSecurity.Files.Yaml;

/// <summary>Keeps deep nesting from the reader of nodes, which calls itself for each level until the stack is gone.</summary>
internal static class YamlDepth
{
    /// <summary>Reads the events of a text.</summary>
    /// <exception cref="YamlException">It nests deeper than is read, or is not YAML.</exception>
    public static void Check(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (MoveNext(parser))
        {
            if (parser.Current is MappingStart or SequenceStart) depth++;
            else if (parser.Current is MappingEnd or SequenceEnd) depth--;
            if (depth > YamlJson.Deepest)
            {
                throw new YamlLimitException(parser.Current!.Start, parser.Current.End, $"it is more than {YamlJson.Deepest} levels deep.");
            }
        }
    }

    private static bool MoveNext(Parser parser)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (Exception fault) when (fault is not YamlException)
        {
            // The parser does not know what to do with some texts, such as "{# x". To us they are broken, and not the end of the run.
            var mark = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(mark, mark, "the parser cannot go on here.", fault);
        }
    }
}
