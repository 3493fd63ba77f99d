namespace AciSecurity.Simulator.Hosting;

/// <summary>How the simulator runs.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The clock that tokens and quotas go by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What every request waits for.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>How long a token is good for.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>A folder that blobs are written to as well; null for none.</summary>
    public string? BlobFolder { get; init; }

    /// <summary>Whether the resources of registries, and the images of container groups, name the registries of the scenario by where they are
    /// on this machine rather than by the login servers that they have in Azure.</summary>
    public bool LocalRegistries { get; init; }

    /// <summary>The port to listen on; 0 lets the system choose.</summary>
    public int Port { get; init; }
}
