namespace AciSecurity.Resources;

/// <summary>A header that a probe sends.</summary>
public sealed class HttpHeader
{
    private readonly Node _node;

    internal HttpHeader(Node node) => _node = node;

    /// <summary>The header's name.</summary>
    public Setting<string> Name => _node.Member("name").AsText();

    /// <summary>The name, or the place in the list where the name is not known.</summary>
    public string Label => _node.Label(Name);

    /// <summary>The value as everyone who can read the group can read it.</summary>
    public Setting<string> Value => _node.Member("value").AsText();

    /// <summary>The expression that stands for the value in a template; null where it is a literal or there is none.</summary>
    public string? ValueExpression => _node.Member("value").Expression;
}
