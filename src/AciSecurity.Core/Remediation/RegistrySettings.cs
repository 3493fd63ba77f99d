namespace AciSecurity.Remediation;

/// <summary>What somebody wants a registry's settings to be; null leaves one as it is.</summary>
public sealed record RegistrySettings
{
    /// <summary>Whether the admin user is on.</summary>
    public bool? AdminUser { get; init; }

    /// <summary>Whether anyone may pull without signing in.</summary>
    public bool? AnonymousPull { get; init; }

    /// <summary>Whether it has a public endpoint.</summary>
    public bool? PublicNetworkAccess { get; init; }

    /// <summary>What happens to networks that no rule names: Allow or Deny.</summary>
    public string? DefaultAction { get; init; }

    /// <summary>Addresses and ranges to let in, beside those that are.</summary>
    public IReadOnlyList<string> AddIpRules { get; init; } = [];

    /// <summary>Addresses and ranges to let in no more.</summary>
    public IReadOnlyList<string> RemoveIpRules { get; init; } = [];

    /// <summary>Whether trusted services of Azure get past the network rules.</summary>
    public bool? TrustedServices { get; init; }

    /// <summary>Whether tokens for Azure Resource Manager are taken.</summary>
    public bool? ArmAudienceToken { get; init; }

    /// <summary>Whether artifacts may be exported to other registries.</summary>
    public bool? ExportPolicy { get; init; }

    /// <summary>Whether layers come from hosts of the registry's own.</summary>
    public bool? DataEndpoint { get; init; }

    /// <summary>Whether tasks get past the network rules.</summary>
    public bool? TaskNetworkBypass { get; init; }
}
