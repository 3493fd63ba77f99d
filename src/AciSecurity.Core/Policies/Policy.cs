using AciSecurity.Findings;
using AciSecurity.Signatures;

namespace AciSecurity.Policies;

/// <summary>What an organisation asks for and approves.</summary>
public sealed record Policy
{
    /// <summary>What holds where nobody says otherwise.</summary>
    public static Policy Default { get; } = new();

    /// <summary>How much is asked for.</summary>
    public Baseline Baseline { get; init; } = Baseline.Default;

    /// <summary>The registries that images may come from; none listed means that nothing is said about it.</summary>
    public IReadOnlyList<RegistryPattern> ApprovedRegistries { get; init; } = [];

    /// <summary>Hosts of registries that are private to the organisation though they are not Azure's, e.g. a Harbor of its own.</summary>
    public IReadOnlyList<string> PrivateRegistries { get; init; } = [];

    /// <summary>The registries that cache rules may copy from; none listed means that nothing is said about it.</summary>
    public IReadOnlyList<RegistryPattern> ApprovedUpstreams { get; init; } = [];

    /// <summary>The images that others may be built from; none listed means that nothing is said about it.</summary>
    public IReadOnlyList<RegistryPattern> ApprovedBaseImages { get; init; } = [];

    /// <summary>How an image must be named.</summary>
    public Pinning Pinning { get; init; } = Pinning.Digest;

    /// <summary>The ports that container groups may expose; none listed means all but those of remote administration and databases.</summary>
    public IReadOnlyList<int> AllowedPorts { get; init; } = [];

    /// <summary>The regions, as <c>westeurope</c>, that registries may be replicated to; none listed means that nothing is said about it.</summary>
    public IReadOnlyList<string> AllowedRegions { get; init; } = [];

    /// <summary>The widest range of IPv4 addresses, as a prefix length, that counts as a selected network.</summary>
    public int WidestNetworkPrefix { get; init; } = 8;

    /// <summary>The oldest an image may be, in days.</summary>
    public int LongestImageAge { get; init; } = 90;

    /// <summary>The longest that a password of a registry's token may live, in days.</summary>
    public int LongestTokenLifetime { get; init; } = 90;

    /// <summary>The shortest time that logs are kept, in days.</summary>
    public int ShortestLogRetention { get; init; } = 90;

    /// <summary>Whom to trust for signatures of images; where nothing is said they are found and not verified.</summary>
    public SignatureTrust Signatures { get; init; } = new();

    /// <summary>Severities in place of the rules' own, by patterns of rule ids; the last that matches counts.</summary>
    public IReadOnlyList<(string Rule, Severity Severity)> Severities { get; init; } = [];

    /// <summary>Rules that run though the baseline leaves them out, and those that do not though it has them, by patterns of
    /// rule ids; the last that matches counts.</summary>
    public IReadOnlyList<(string Rule, bool IsOn)> Rules { get; init; } = [];

    /// <summary>Failures that are accepted for now.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <summary>What was meant as exemptions and cannot be read: they exempt nothing, and the audit says so.</summary>
    public IReadOnlyList<InvalidExemption> InvalidExemptions { get; init; } = [];

    /// <summary>Full path of the file it was read from; null where there is none.</summary>
    public string? File { get; init; }
}
