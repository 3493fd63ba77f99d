namespace AciSecurity.Resources;

/// <summary>One argument of a command that runs in a container.</summary>
public sealed class CommandArgument
{
    private readonly Node _node;

    private CommandArgument(Node node) => _node = node;

    /// <summary>The argument as everyone who can read the group can read it.</summary>
    public Setting<string> Text => _node.AsText();

    /// <summary>The expression that stands for the argument in a template; null where it is a literal.</summary>
    public string? Expression => _node.Expression;

    internal static Setting<IReadOnlyList<CommandArgument>> List(Node node) =>
        node.AsList().Select<IReadOnlyList<CommandArgument>>(nodes => [.. nodes.Select(argument => new CommandArgument(argument))]);
}
