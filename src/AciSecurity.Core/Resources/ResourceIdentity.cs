namespace AciSecurity.Resources;

/// <summary>What a resource is called and where it was read: all that a finding keeps of it.</summary>
public sealed record ResourceIdentity
{
    /// <summary>The ARM resource id. For a resource of a template, whose subscription and resource group nobody knows
    /// yet, it starts at the type: <c>Microsoft.ContainerRegistry/registries/contoso</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The ARM type, e.g. <c>Microsoft.ContainerInstance/containerGroups</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The name; the text of the expression where a template computes it from something unknown.</summary>
    public required string Name { get; init; }

    /// <summary>The Azure region; null where it is not known.</summary>
    public string? Location { get; init; }

    /// <summary>The subscription's GUID; null for resources of templates.</summary>
    public string? SubscriptionId { get; init; }

    /// <summary>The resource group; null where it is not known.</summary>
    public string? ResourceGroupName { get; init; }

    /// <summary>The api-version at which it was declared or read; null where the source does not say.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Tells the deployments of a run apart: a template and the parameters it was evaluated with. Null where the source
    /// knows of none. Two deployments may use the same names, and what one declares says nothing of the other's resources.</summary>
    public string? Deployment { get; init; }

    /// <summary>The kind of source, and the file and line.</summary>
    public Origin Origin { get; init; } = Origin.Pipeline;
}
