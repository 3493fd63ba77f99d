namespace AciSecurity.Simulator.Registry;

/// <summary>What may be done with a repository, a tag or a manifest: the <c>changeableAttributes</c> of the metadata API
/// (https://learn.microsoft.com/azure/container-registry/container-registry-image-lock).</summary>
public sealed record ContentAttributes
{
    /// <summary>Whether it may be deleted.</summary>
    public bool DeleteEnabled { get; init; } = true;

    /// <summary>Whether it may be changed, and deleted too.</summary>
    public bool WriteEnabled { get; init; } = true;

    /// <summary>Whether lists show it.</summary>
    public bool ListEnabled { get; init; } = true;

    /// <summary>Whether it may be pulled.</summary>
    public bool ReadEnabled { get; init; } = true;

    /// <summary>Quarantined, Passed or Failed; null where nobody said. Manifests have it alone
    /// (https://github.com/Azure/acr/blob/main/docs/preview/quarantine/readme.md).</summary>
    public string? QuarantineState { get; init; }

    /// <summary>Why, as the scanner put it.</summary>
    public string? QuarantineDetails { get; init; }

    internal bool MayGo => DeleteEnabled && WriteEnabled;
}
