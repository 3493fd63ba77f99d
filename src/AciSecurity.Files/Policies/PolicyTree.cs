using AciSecurity.Files.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AciSecurity.Files.Policies;

/// <summary>Reads the text of a policy file into nodes that know their lines. JSON is read by the same parser, for it is YAML.</summary>
/// <remarks>The reader of YamlDotNet's own nodes ends at the first name that comes twice; here all problems of a file are told at once.
/// What is repeated by anchors is shared, not copied, and counted: a few lines of them can stand for gigabytes.</remarks>
internal sealed class PolicyTree
{
    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, (PolicyNode Node, long Size)> _anchors = [];

    private PolicyTree(string text) => _parser = new(new StringReader(text));

    /// <summary>The root of the text; null where there is nothing in it.</summary>
    /// <exception cref="YamlException">It is not YAML, or goes beyond what is read.</exception>
    public static PolicyNode? Read(string text)
    {
        YamlDepth.Check(text);
        return new PolicyTree(text).Document();
    }

    private PolicyNode? Document()
    {
        Next<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _)) return null;
        Next<DocumentStart>();
        var (root, _) = Node();
        Next<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second)) throw Beyond(second, "it holds more than one document.");
        return root;
    }

    private (PolicyNode Node, long Size) Node()
    {
        var start = Next<ParsingEvent>();
        if (start is AnchorAlias alias)
        {
            // One that is not finished yet holds itself.
            return _anchors.TryGetValue(alias.Value, out var shared) ? shared : throw Beyond(alias, "there is no value with the name of this alias before it. A text that begins with * is written in quotes.");
        }

        if (start is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } }) throw Beyond(start, "tags (!) are not read in a policy.");
        var built = start switch
        {
            MappingStart => Mapping(start),
            SequenceStart => Sequence(start),
            Scalar scalar => (new PolicyNode.Scalar(Line(scalar), scalar.Value, ScalarKinds.Of(scalar)), 1),
            _ => throw Beyond(start, "a value is missing."),
        };
        if (built.Size > YamlJson.MostNodes) throw Beyond(start, $"it has more than {YamlJson.MostNodes:N0} values, anchors repeated.");
        if (start is NodeEvent { Anchor: { IsEmpty: false } anchor }) _anchors[anchor] = built;
        return built;
    }

    private (PolicyNode Node, long Size) Mapping(ParsingEvent start)
    {
        var members = new List<PolicyNode.Member>();
        var size = 1L;
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node();
            if (key.Node is not PolicyNode.Scalar { Text: var name }) throw new YamlLimitException(start.Start, start.End, "a name is a list or a mapping.");
            var value = Node();
            members.Add(new(key.Node.Line, name, value.Node));
            size += key.Size + value.Size;
        }

        return (new PolicyNode.Mapping(Line(start), members), size);
    }

    private (PolicyNode Node, long Size) Sequence(ParsingEvent start)
    {
        var items = new List<PolicyNode>();
        var size = 1L;
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            var item = Node();
            items.Add(item.Node);
            size += item.Size;
        }

        return (new PolicyNode.Sequence(Line(start), items), size);
    }

    private T Next<T>()
        where T : ParsingEvent => _parser.Consume<T>();

    private static int Line(ParsingEvent found) => (int)found.Start.Line;

    private static YamlLimitException Beyond(ParsingEvent found, string message) => new(found.Start, found.End, message);
}
