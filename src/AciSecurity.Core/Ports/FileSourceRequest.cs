namespace AciSecurity.Ports;

/// <summary>Which files are to be read, and how.</summary>
public sealed record FileSourceRequest
{
    /// <summary>Full paths of files and folders; folders are read with all that is below them.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Full paths of parameter files that belong to the templates in <see cref="Paths"/>, beside those that
    /// are found by their names.</summary>
    public IReadOnlyList<string> ParameterFiles { get; init; } = [];

    /// <summary>Full path of the Bicep CLI; null where it is to be looked for.</summary>
    public string? BicepPath { get; init; }

    /// <summary>How long one file may take.</summary>
    public TimeSpan FileTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest file that is read in one piece, in bytes. Lists of exported resources are streamed whatever their size.</summary>
    public long LargestFile { get; init; } = 32 * 1024 * 1024;
}
