namespace AciSecurity.Host.Tests;

/// <summary>The surroundings of a run of the host.</summary>
internal sealed record HostSetting
{
    /// <summary>What the host reads from standard input.</summary>
    public string Input { get; init; } = "";

    /// <summary>The current folder; the repository where none is given.</summary>
    public string? Folder { get; init; }

    /// <summary>A program that starts the host itself, with the arguments as they are.</summary>
    public string? Program { get; init; }

    /// <summary>Environment variables beside those of the tests.</summary>
    public Dictionary<string, string> Environment { get; init; } = [];
}
