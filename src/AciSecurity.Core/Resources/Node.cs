using System.Globalization;
using System.Text.Json;

namespace AciSecurity.Resources;

/// <summary>One place in a resource's JSON: an element, nothing, or something that could not be read.</summary>
/// <remarks>The three states are inherited: below an unresolved place everything is unresolved, below an absent one absent.
/// Names match as written first, then without regard to case (tools write PascalCase members).</remarks>
internal readonly struct Node
{
    private readonly JsonElement _element;
    private readonly string? _reason;
    private readonly PathNode? _path;
    private readonly NodeContext _context;

    private Node(JsonElement element, string? reason, PathNode? path, NodeContext context)
    {
        _element = element;
        _reason = reason;
        _path = path;
        _context = context;
    }

    public static Node Of(JsonElement root, NodeContext context) => new(root, null, null, context);

    public NodeContext Context => _context;

    public PathNode? Path => _path;

    public bool IsUnresolved => _reason is not null;

    public bool IsAbsent => _reason is null && _element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>The member of this object, whatever its type.</summary>
    public Node Member(string name, Availability? availability = null)
    {
        var path = new PathNode(_path, name);
        if (_reason is not null) return new(default, _reason, path, _context);
        if (_element.ValueKind == JsonValueKind.Object && Find(name, out var value)) return Read(value, path);
        if (!IsAbsent && _element.ValueKind != JsonValueKind.Object) return new(default, WrongType("an object"), path, _context);
        return new(default, _context.WhyMissingIsUnknown(availability), path, _context);
    }

    /// <summary>This place as a Boolean; the texts "true" and "false" count, as some tools write them.</summary>
    public Setting<bool> AsBoolean() => As("a Boolean", (JsonElement element, out bool value) =>
    {
        value = element.ValueKind == JsonValueKind.True;
        return value || element.ValueKind == JsonValueKind.False
            || (element.ValueKind == JsonValueKind.String && bool.TryParse(element.GetString(), out value));
    });

    /// <summary>This place as text.</summary>
    public Setting<string> AsText()
    {
        var syntax = _context.Resource.Syntax;
        return As("text", (JsonElement element, out string value) =>
        {
            value = element.ValueKind == JsonValueKind.String ? Expressions.Unescape(element.GetString()!, syntax) : "";
            return element.ValueKind == JsonValueKind.String;
        });
    }

    /// <summary>This place as a whole number; text with digits counts.</summary>
    public Setting<long> AsNumber() => As("a whole number", (JsonElement element, out long value) =>
    {
        value = 0;
        return element.ValueKind switch
        {
            JsonValueKind.Number => element.TryGetInt64(out value),
            JsonValueKind.String => long.TryParse(element.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value),
            _ => false,
        };
    });

    /// <summary>This place as a list of nodes.</summary>
    public Setting<IReadOnlyList<Node>> AsList()
    {
        var self = this;
        return As("a list", (JsonElement element, out IReadOnlyList<Node> value) =>
        {
            value = [];
            if (element.ValueKind != JsonValueKind.Array) return false;
            var items = new List<Node>(element.GetArrayLength());
            foreach (var item in element.EnumerateArray()) items.Add(self.Read(item, new PathNode(self._path, null, items.Count)));
            value = items;
            return true;
        });
    }

    /// <summary>The expression that stands here instead of a value; null where there is none.</summary>
    public string? Expression =>
        _element.ValueKind == JsonValueKind.String && Expressions.IsExpression(_element.GetString()!, _context.Resource.Syntax)
            ? _element.GetString()
            : null;

    private delegate bool Reader<T>(JsonElement element, out T value);

    private Setting<T> As<T>(string expected, Reader<T> read)
    {
        if (_reason is not null) return Setting<T>.Unresolved(_reason, _path);
        if (IsAbsent) return Setting<T>.Absent(_path);
        return read(_element, out var value)
            ? Setting<T>.Known(value, _path)
            : Setting<T>.Unresolved(WrongType(expected), _path);
    }

    private Node Read(JsonElement value, PathNode path)
    {
        if (value.ValueKind == JsonValueKind.String
            && _context.Resource.Syntax != ExpressionSyntax.None
            && value.GetString() is { } text
            && Expressions.IsExpression(text, _context.Resource.Syntax))
        {
            return new(value, $"depends on {Expressions.WithoutLiterals(text)}, which has no value here", path, _context);
        }

        return new(value, null, path, _context);
    }

    private bool Find(string name, out JsonElement value)
    {
        if (_element.TryGetProperty(name, out value)) return true;
        foreach (var member in _element.EnumerateObject())
        {
            if (!member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            value = member.Value;
            return true;
        }

        return false;
    }

    private string WrongType(string expected) =>
        $"is {Name(_element.ValueKind)} where {expected} is expected";

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
