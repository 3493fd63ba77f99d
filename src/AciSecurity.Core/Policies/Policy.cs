namespace AciSecurity.Policies;

/// <summary>What an organisation asks for and approves.</summary>
public sealed record Policy
{
    /// <summary>What holds where nobody says otherwise.</summary>
    public static Policy Default { get; } = new();

    /// <summary>How much is asked for.</summary>
    public Baseline Baseline { get; init; } = Baseline.Default;

    /// <summary>Hosts of registries that are private to the organisation though they are not Azure's, e.g. a Harbor of its own.</summary>
    public IReadOnlyList<string> PrivateRegistries { get; init; } = [];

    /// <summary>The widest range of IPv4 addresses, as a prefix length, that counts as a selected network.</summary>
    public int WidestNetworkPrefix { get; init; } = 8;
}
