using System.Globalization;
using System.Text.Json;

namespace AciSecurity.Resources;

/// <summary>One place in a resource's JSON: an element, nothing, or something that could not be read.</summary>
/// <remarks>The three states are inherited: below an unresolved place everything is unresolved, below an absent one absent.
/// Names match as written first, then without regard to case (tools write PascalCase members).</remarks>
internal readonly struct Node
{
    private readonly JsonPlace? _place;
    private readonly string? _reason;
    private readonly PathNode? _path;
    private readonly NodeContext _context;

    private Node(JsonPlace? place, string? reason, PathNode? path, NodeContext context)
    {
        _place = place;
        _reason = reason;
        _path = path;
        _context = context;
    }

    public static Node Of(JsonPlace root, NodeContext context) => new(root, null, null, context);

    public NodeContext Context => _context;

    public PathNode? Path => _path;

    public bool IsUnresolved => _reason is not null;

    public bool IsAbsent => _reason is null && Kind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>The member of this object, whatever its type.</summary>
    public Node Member(string name, Availability? availability = null)
    {
        var path = new PathNode(_path, name);
        if (_reason is not null) return new(null, _reason, path, _context);
        var isNamed = false;
        if (_place?.Find(name) is { } value)
        {
            if (_context.RepeatsMembers && _place.Repeats(name)) return new(null, "is set more than once", path, _context);
            if (value.Kind != JsonValueKind.Null)
            {
                return _context.WhyGivenIsUnknown(availability) is { } reason ? new(null, reason, path, _context) : Read(value, path);
            }

            isNamed = true;
        }

        if (!IsAbsent && Kind != JsonValueKind.Object) return new(null, WrongType("an object"), path, _context);
        return new(null, IsLooped(name) ? "is made by a copy loop" : _context.WhyMissingIsUnknown(availability, isNamed), path, _context);
    }

    /// <summary>This place as a Boolean; the texts "true" and "false" count, as some tools write them.</summary>
    public Setting<bool> AsBoolean() => As("a Boolean", static (Node node, out bool value) =>
    {
        value = node.Kind == JsonValueKind.True;
        return value || node.Kind == JsonValueKind.False || bool.TryParse(node.Text, out value);
    });

    /// <summary>This place as text.</summary>
    public Setting<string> AsText() => As("text", static (Node node, out string value) =>
    {
        value = node.Text is { } text ? Expressions.Unescape(text, node._context.Resource.Syntax) : "";
        return node.Text is not null;
    });

    /// <summary>This place as the id of a resource, in the form that <see cref="ResourceId"/> reads from what templates write.</summary>
    public Setting<string> AsReference()
    {
        if (Expression is { } expression && ResourceId.Read(expression, isExpression: true) is { } id) return Setting<string>.Known(id, _path);
        return AsText();
    }

    /// <summary>This place as a whole number; text with digits counts.</summary>
    public Setting<long> AsNumber() => As("a whole number", static (Node node, out long value) =>
    {
        value = 0;
        return node.Kind == JsonValueKind.Number
            ? node._place!.Element.TryGetInt64(out value)
            : long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    });

    /// <summary>This place as an amount, whole or not; text with digits counts.</summary>
    public Setting<double> AsAmount() => As("a number", static (Node node, out double value) =>
    {
        value = 0;
        return node.Kind == JsonValueKind.Number
            ? node._place!.Element.TryGetDouble(out value)
            : double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    });

    /// <summary>Whether something is given here, whatever it is: for secrets, whose value no rule needs. An expression gives
    /// something, unless it may as well give nothing (<c>if</c>, <c>null</c> and the like). Never absent.</summary>
    public Setting<bool> IsGiven()
    {
        if (Expression is { } expression)
        {
            return GivesNothing(expression) ? Setting<bool>.Unresolved(_reason!, _path) : Setting<bool>.Known(true, _path);
        }

        if (_reason is not null) return Setting<bool>.Unresolved(_reason, _path);
        return Setting<bool>.Known(!IsAbsent && Text is not "", _path);
    }

    /// <summary>As <see cref="IsGiven"/>, where text is expected.</summary>
    public Setting<bool> IsGivenText()
    {
        var text = AsText();
        return Expression is null && text.IsUnresolved ? text.Select(_ => false) : IsGiven();
    }

    /// <summary>This place as an object whose member names are data, such as ids.</summary>
    public Setting<IReadOnlyList<(string Name, Node Value)>> AsMembers() => As("an object", static (Node node, out IReadOnlyList<(string, Node)> value) =>
    {
        value = node.Kind == JsonValueKind.Object ? [.. node._place!.Members.Select(member => (member.Name, node.Member(member.Name)))] : [];
        return node.Kind == JsonValueKind.Object;
    });

    /// <summary>This place as one of the names of an enumeration, whatever their letter case.</summary>
    public Setting<T> AsEnum<T>()
        where T : struct, Enum
    {
        var text = AsText();
        if (!text.IsKnown) return text.Select(_ => default(T));
        var at = Array.FindIndex(Enum.GetNames<T>(), name => name.Equals(text.Value, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? Setting<T>.Unresolved("has a value that is not known", _path) : Setting<T>.Known(Enum.GetValues<T>()[at], _path);
    }

    /// <summary>Whether an object stands at this place; anything else is of the wrong type.</summary>
    public Setting<bool> AsObject() => As("an object", static (Node node, out bool value) => value = node.Kind == JsonValueKind.Object);

    /// <summary>This place as a list of nodes.</summary>
    public Setting<IReadOnlyList<Node>> AsList() => As("a list", static (Node node, out IReadOnlyList<Node> value) =>
    {
        var items = node.Kind == JsonValueKind.Array ? node._place!.Items : [];
        var nodes = new Node[items.Count];
        for (var index = 0; index < nodes.Length; index++) nodes[index] = node.Read(items[index], new PathNode(node._path, null, index));
        value = nodes;
        return node.Kind == JsonValueKind.Array;
    });

    /// <summary>The expression that stands here instead of a value; null where there is none.</summary>
    public string? Expression =>
        Text is { } text && Expressions.IsExpression(text, _context.Resource.Syntax) ? text : null;

    /// <summary>This place, or where nothing stands here and something else may decide, an unresolved one.</summary>
    /// <param name="reason">Why its absence says nothing; null where it does.</param>
    public Node OrUnresolved(string? reason) =>
        IsAbsent && reason is not null ? new(null, reason, _path, _context) : this;

    /// <summary>What this place is called: its name, or the place itself where the name is not known. Places are rendered only then.</summary>
    public string Label(Setting<string> name) => name.IsKnown ? name.Value : _path?.ToString() ?? "";

    private JsonValueKind Kind => _place?.Kind ?? JsonValueKind.Undefined;

    private string? Text => _place?.Text;

    private delegate bool Reader<T>(Node node, out T value);

    private Setting<T> As<T>(string expected, Reader<T> read)
    {
        if (_reason is not null) return Setting<T>.Unresolved(_reason, _path);
        if (IsAbsent) return Setting<T>.Absent(_path);
        return read(this, out var value)
            ? Setting<T>.Known(value, _path)
            : Setting<T>.Unresolved(WrongType(expected), _path);
    }

    private Node Read(JsonPlace value, PathNode path)
    {
        if (_context.Resource.Syntax != ExpressionSyntax.None
            && value.Text is { } text
            && Expressions.IsExpression(text, _context.Resource.Syntax))
        {
            var shown = Expressions.WithoutLiterals(text, _context.Resource.Syntax);
            return new(value, $"depends on {shown}, which has no value here", path, _context);
        }

        return new(value, null, path, _context);
    }

    /// <summary>Whether a template makes the member in a loop: <c>"copy": [ { "name": … } ]</c> beside where it would stand.</summary>
    /// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/templates/copy-properties</remarks>
    private bool IsLooped(string name)
    {
        if (_context.Resource.Syntax != ExpressionSyntax.Arm || _place?.Find("copy") is not { } loops) return false;
        return loops.Items.Any(loop => name.Equals(loop.Find("name")?.Text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether an expression may come to nothing.</summary>
    private static bool GivesNothing(string expression) =>
        Array.Exists(["if(", "null(", "coalesce(", "tryGet(", "json("], part =>
            Expressions.Skeleton(expression).Replace(" ", "", StringComparison.Ordinal).Contains(part, StringComparison.OrdinalIgnoreCase));

    private string WrongType(string expected) => expected == "text" && Kind == JsonValueKind.String
        ? "is not Unicode text"
        : $"is {Name(Kind)} where {expected} is expected";

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a Boolean",
        _ => "nothing",
    };
}
