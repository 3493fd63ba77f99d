using System.Text.RegularExpressions;

namespace AciSecurity.Credentials.Formats;

/// <summary>Keys of other clouds and of what runs on them.</summary>
internal static partial class CloudFormats
{
    public static SecretFormat[] All { get; } =
    [
        new(new(Aws(), "AKIA", "ASIA", "ABIA", "ACCA") { Shortest = 20 }, "an AWS access key", key => RandomText.IsVaried(key) && !key.EndsWith("EXAMPLE", StringComparison.Ordinal)),
        new(new(AwsSession(), "IQoJb3JpZ2lu", "FwoGZXIvYXdz") { Shortest = 112 }, "an AWS session token"),
        new(new(Google(), "AIza") { Shortest = 39 }, "a Google API key", RandomText.IsVaried),
        new(new(DigitalOcean(), "_v1_") { Shortest = 71 }, "a DigitalOcean token", RandomText.IsVaried),
        new(new(Databricks(), "dapi") { Shortest = 36 }, "a Databricks token", RandomText.IsVaried),
        new(new(Vault(), "hv") { Shortest = 28 }, "a Vault token", RandomText.IsVaried),
        new(new(Pulumi(), "pul-") { Shortest = 44 }, "a Pulumi token", RandomText.IsVaried),
        new(new(Grafana(), "glsa_", "glc_") { Shortest = 36 }, "a Grafana token", RandomText.IsVaried),
        new(new(Tailscale(), "tskey-") { Shortest = 38 }, "a Tailscale key", RandomText.IsVaried),
    ];

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
    [GeneratedRegex("(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Aws();

    [GeneratedRegex("(?<![A-Za-z0-9])(?:IQoJb3JpZ2lu|FwoGZXIvYXdz)[A-Za-z0-9+/=]{100,2000}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AwsSession();

    [GeneratedRegex("(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Google();

    [GeneratedRegex("(?<![A-Za-z0-9])do[opr]_v1_[a-f0-9]{64}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DigitalOcean();

    [GeneratedRegex("(?<![A-Za-z0-9])dapi[a-f0-9]{32}(?:-\\d)?(?![A-Za-z0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Databricks();

    // https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes
    [GeneratedRegex(@"(?<![A-Za-z0-9])hv[bsr]\.[A-Za-z0-9_-]{24,300}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Vault();

    [GeneratedRegex("(?<![A-Za-z0-9])pul-[a-f0-9]{40}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pulumi();

    [GeneratedRegex("(?<![A-Za-z0-9])(?:glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|glc_[A-Za-z0-9+/]{32,400}={0,2})(?![A-Za-z0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Grafana();

    [GeneratedRegex("(?<![A-Za-z0-9])tskey-[a-z]{3,10}-[A-Za-z0-9]{8,20}-[A-Za-z0-9]{20,40}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tailscale();
}
