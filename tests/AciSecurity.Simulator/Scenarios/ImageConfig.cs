namespace AciSecurity.Simulator.Scenarios;

/// <summary>The configuration of an image (https://github.com/opencontainers/image-spec/blob/main/config.md).</summary>
public sealed record ImageConfig
{
    /// <summary>Who its program runs as; nothing means root.</summary>
    public string? User { get; init; }

    /// <summary>The program with its first arguments.</summary>
    public IReadOnlyList<string> Entrypoint { get; init; } = [];

    /// <summary>The arguments that a container may replace.</summary>
    public IReadOnlyList<string> Cmd { get; init; } = [];

    /// <summary>Environment variables, as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Env { get; init; } = ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"];

    /// <summary>Ports that it says to listen on, as <c>8080/tcp</c>.</summary>
    public IReadOnlyList<string> ExposedPorts { get; init; } = [];

    /// <summary>Labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>When it was built; null for an image that does not tell.</summary>
    public DateTimeOffset? Created { get; init; } = new(2026, 1, 4, 20, 0, 0, TimeSpan.Zero);
}
