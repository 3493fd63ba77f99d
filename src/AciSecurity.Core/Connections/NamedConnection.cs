using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Connections;

/// <summary>A flaw of a connection, and where it is named.</summary>
/// <param name="Label">The name of the variable, or what the text is: <c>command</c>.</param>
/// <param name="Evidence">The path; the text itself is never shown.</param>
/// <param name="Flaw">What is wrong, or may be.</param>
internal sealed record NamedConnection(string Label, Evidence Evidence, ConnectionFlaw Flaw)
{
    /// <summary>All flaws of a container's settings.</summary>
    /// <param name="container">The container.</param>
    /// <param name="containers">The names of the group's containers.</param>
    public static IEnumerable<NamedConnection> In(Container container, IReadOnlyCollection<string> containers) =>
    [
        .. InVariables(container.EnvironmentVariables, containers),
        .. InCommand("command", container.Command, containers),
        .. InCommand("livenessProbe", container.LivenessProbe.Command, containers),
        .. InCommand("readinessProbe", container.ReadinessProbe.Command, containers),
    ];

    /// <summary>Where it is named, and what decided.</summary>
    public override string ToString() => $"{Redaction.Text(Label)} ({Flaw.What})";

    private static IEnumerable<NamedConnection> InVariables(Setting<IReadOnlyList<EnvironmentVariable>> variables, IReadOnlyCollection<string> containers)
    {
        if (variables.IsUnresolved) yield return Unclear("environmentVariables", variables);
        foreach (var variable in variables.Or([]))
        {
            var name = variable.Name.Or("");
            var value = variable.VisibleValue;
            if (value.IsKnown && ConnectionText.Examine(value.Value, name, containers) is { } flaw) yield return new(variable.Label, Evidence.OfSecret(value), flaw);
            var isHarmless = value.IsUnresolved && variable.ValueExpression is { } expression && ConnectionExpression.IsHarmless(expression, name, containers);
            if (value.IsUnresolved && !isHarmless) yield return Unclear(variable.Label, value);
        }
    }

    /// <summary>The words of a command are examined as one text: one may name the host, another the option.</summary>
    private static IEnumerable<NamedConnection> InCommand(string label, Setting<IReadOnlyList<CommandArgument>> command, IReadOnlyCollection<string> containers)
    {
        if (command.IsUnresolved) yield return Unclear(label, command);
        var words = command.Or([]).Select(argument => argument.Text).ToList();
        var text = string.Join(' ', words.Select(word => word.Or("${word}")));
        var flaw = ConnectionText.Examine(text, "", containers);
        if (flaw is not null) yield return new(label, Evidence.OfSecret(command), flaw);
        if (flaw is not { Kind: not ConnectionFlawKind.Unclear } && words.Find(word => word.IsUnresolved) is { IsUnresolved: true } hidden) yield return Unclear(label, hidden);
    }

    private static NamedConnection Unclear<T>(string label, Setting<T> setting) =>
        new(label, Evidence.OfSecret(setting), new($"it {setting.Reason}", ConnectionFlawKind.Unclear));
}
