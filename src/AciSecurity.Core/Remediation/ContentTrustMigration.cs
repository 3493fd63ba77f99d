namespace AciSecurity.Remediation;

/// <summary>What has to be signed anew before Docker Content Trust goes: the tags that are signed today.</summary>
/// <param name="Registry">The login server.</param>
/// <param name="SignedTags">The tags, as <c>repository:tag</c>.</param>
/// <param name="Gaps">What could not be read, so that the list may be short of something; empty where all was.</param>
public sealed record ContentTrustMigration(string Registry, IReadOnlyList<string> SignedTags, IReadOnlyList<string> Gaps)
{
    /// <summary>The repositories of these tags.</summary>
    public IReadOnlyList<string> Repositories => [.. SignedTags.Select(tag => tag[..tag.LastIndexOf(':')]).Distinct(StringComparer.Ordinal)];

    /// <summary>Since when it cannot be enabled any more where it never was.</summary>
    public DateOnly NotEnabledSince { get; } = new(2026, 5, 31);

    /// <summary>When Azure removes it.</summary>
    public DateOnly RemovedOn { get; } = new(2028, 3, 31);

    /// <summary>What to do, in order.</summary>
    public IReadOnlyList<string> Steps { get; } =
    [
        "Sign each image with the Notary Project: Get-AcrImage | Add-AcrImageSignature.",
        "Let those who pull verify these signatures: Test-AcrImageSignature, or ratify in clusters.",
        "Then disable it: Set-AcrContentTrust -Status Disabled.",
    ];
}
