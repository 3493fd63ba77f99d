namespace AciSecurity.Remediation.Templates;

/// <summary>A value that whoever deploys a template has to give.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its ARM type without the word secure: string, int, bool, object or array.</param>
/// <param name="IsSecure">Whether it is a secret: no history of deployments shows it then.</param>
/// <param name="StandsFor">What it is the value of.</param>
public sealed record TemplateParameter(string Name, string Type, bool IsSecure, string StandsFor)
{
    /// <summary>Name of the secret in the vault that the file of parameters refers to; null where it refers to none.</summary>
    public string? SecretName { get; init; }

    /// <summary>The type as ARM templates write it.</summary>
    internal string ArmType => (IsSecure, Type) switch
    {
        (true, "object") => "secureObject",
        (true, _) => "secureString",
        _ => Type,
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {StandsFor}";
}
