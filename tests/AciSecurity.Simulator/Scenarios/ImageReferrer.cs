namespace AciSecurity.Simulator.Scenarios;

/// <summary>An artifact whose <c>subject</c> is an image (https://github.com/opencontainers/image-spec/blob/main/manifest.md).</summary>
public sealed record ImageReferrer
{
    /// <summary>What it is, such as <c>application/vnd.cncf.notary.signature</c>.</summary>
    public string ArtifactType { get; init; } = "";

    /// <summary>The media type of its one layer.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>What that layer holds.</summary>
    public string Content { get; init; } = """{"simulated":true}""";

    /// <summary>Annotations of the manifest.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it is in the index at the referrers tag too, <c>sha256-…</c>, where registries without the referrers API have it.</summary>
    public bool ReferrersTag { get; init; }
}
