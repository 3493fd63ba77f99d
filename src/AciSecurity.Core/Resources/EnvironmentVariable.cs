namespace AciSecurity.Resources;

/// <summary>An environment variable of a container.</summary>
/// <remarks>Azure returns a secure one with its name only:
/// https://learn.microsoft.com/azure/container-instances/container-instances-environment-variables#secure-values</remarks>
public sealed class EnvironmentVariable
{
    private readonly Node _node;
    private Setting<string>? _name;
    private Setting<string>? _value;

    internal EnvironmentVariable(Node node) => _node = node;

    /// <summary>The variable's name.</summary>
    public Setting<string> Name => _name ??= _node.Member("name").AsText();

    /// <summary>The name, or the place in the list where the name is not known.</summary>
    public string Label => _node.Label(Name);

    /// <summary>The value that everyone who can read the group can read.</summary>
    public Setting<string> Value => _value ??= _node.Member("value").AsText();

    /// <summary>The expression that stands for the plain value in a template, e.g. <c>[parameters('password')]</c>;
    /// null where the value is a literal or there is none.</summary>
    public string? ValueExpression => Value.IsUnresolved ? _node.Member("value").Expression : null;

    /// <summary>The secure value, as far as a file shows it: Azure does not return it. Never to be shown.</summary>
    internal Setting<string> SecureValue => _node.Member("secureValue").AsText();

    /// <summary>The value as far as it shows, plain or secure. Never to be shown.</summary>
    internal Setting<string> VisibleValue => Value.IsAbsent && SecureValue is { IsKnown: true } secure ? secure : Value;

    /// <summary>Whether <c>secureValue</c> is given; replies never hold it.</summary>
    public Setting<bool> HasSecureValue => _node.Member("secureValue").IsGiven();

    /// <summary><c>secureValueReference</c>: the name of one of the group's secret references (since 2025-09-01).</summary>
    public Setting<string> SecureValueReference => _node.Member("secureValueReference", ContainerGroup.SecretReferencesSince).AsText().OrAbsent();
}
