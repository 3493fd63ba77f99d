namespace AciSecurity.Simulator.Scenarios;

/// <summary>How the data plane of a registry behaves.</summary>
public sealed record RegistrySetting
{
    /// <summary>How many items a page of repositories, tags or manifests holds where a request does not say.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>How many referrers a page holds.</summary>
    public int ReferrerPageSize { get; init; } = 100;

    /// <summary>Whether the referrers API honours <c>artifactType</c>. A registry may leave that to the client
    /// (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers).</summary>
    public bool FiltersReferrers { get; init; } = true;

    /// <summary>Whether descriptors of referrers lack their <c>artifactType</c>, as was seen in Azure (https://github.com/Azure/acr/issues/784).</summary>
    public bool OmitsArtifactType { get; init; }

    /// <summary>Whether blobs are on another host, as in Azure, or come from the registry itself.</summary>
    public bool RedirectsBlobs { get; init; } = true;

    /// <summary>Whether a registry without public access refuses everybody, as this machine is outside of every network.</summary>
    public bool EnforcesNetworkRules { get; init; }

    /// <summary>How long a refresh token is good for, in minutes (https://learn.microsoft.com/azure/container-registry/container-registry-authentication).</summary>
    public double RefreshTokenMinutes { get; init; } = 180;

    /// <summary>How long an access token is good for, in minutes.</summary>
    public double AccessTokenMinutes { get; init; } = 75;

    /// <summary>How many requests it allows.</summary>
    public RegistryThrottleSetting Throttle { get; init; } = new();
}
