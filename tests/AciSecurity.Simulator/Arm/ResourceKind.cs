namespace AciSecurity.Simulator.Arm;

/// <summary>What ARM knows of a resource type: its api-versions and what may be done with it.</summary>
internal sealed record ResourceKind(string Type, params string[] ApiVersions)
{
    /// <summary>Whether it exists at any resource, subscription or group rather than in a group.</summary>
    public bool IsExtension { get; init; }

    /// <summary>Whether a list at a scope also shows what is above and below.</summary>
    public bool IsInherited { get; init; }

    public WriteStyle Put { get; init; } = WriteStyle.Immediate;

    public WriteStyle Delete { get; init; } = WriteStyle.Immediate;

    public PatchStyle Patch { get; init; } = PatchStyle.None;

    /// <summary>What may be posted to an instance.</summary>
    public string[] Actions { get; init; } = [];

    public string Namespace => Type[..Type.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The type without its namespace.</summary>
    public string ShortType => Type[(Namespace.Length + 1)..];
}
