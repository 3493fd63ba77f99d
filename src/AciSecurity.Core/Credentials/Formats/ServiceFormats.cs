using System.Text.RegularExpressions;

namespace AciSecurity.Credentials.Formats;

/// <summary>Tokens of services that say by a prefix what they are.</summary>
internal static partial class ServiceFormats
{
    public static SecretFormat[] All { get; } =
    [
        new(new(Slack(), "xox", "xapp-") { Shortest = 15 }, "a Slack token", RandomText.IsVaried),
        // Publishable keys (pk_) are meant to be seen: https://docs.stripe.com/keys
        new(new(Stripe(), "k_live_", "k_test_", "k_prod_", "whsec_") { Shortest = 24 }, "a Stripe key", RandomText.IsVaried),
        new(new(OpenAi(), "T3BlbkFJ") { Shortest = 51 }, "an OpenAI key"),
        new(new(Anthropic(), "sk-ant-") { Shortest = 92 }, "an Anthropic key", RandomText.IsVaried),
        new(new(SendGrid(), "SG.") { Shortest = 69 }, "a SendGrid key", RandomText.IsVaried),
        new(new(HuggingFace(), "hf_", "api_org_") { Shortest = 37 }, "a Hugging Face token", RandomText.IsVaried),
        new(new(Telegram(), ":AA") { Shortest = 44 }, "a Telegram bot token", RandomText.IsVaried),
        new(new(Hexadecimal(), "shp", "sntryu_", "sq", "SK", "key-", "PMAK-") { Shortest = 34 }, "a token with a known prefix", RandomText.IsVaried),
        new(new(Atlassian(), "ATATT3") { Shortest = 156 }, "an Atlassian token", RandomText.IsVaried),
        new(new(Linear(), "lin_api_") { Shortest = 48 }, "a Linear key", RandomText.IsVaried),
    ];

    // https://docs.slack.dev/authentication/tokens
    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:xox[abeoprs]-[A-Za-z0-9-]{10,250}|xapp-\d-[A-Za-z0-9]{1,20}-\d{1,20}-[a-f0-9]{10,64})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Slack();

    [GeneratedRegex("(?<![A-Za-z0-9])(?:[sr]k_(?:live|test|prod)_[A-Za-z0-9]{16,247}|whsec_[A-Za-z0-9+/=]{32,64})(?![A-Za-z0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Stripe();

    // In the middle stands OpenAI in base64.
    [GeneratedRegex("(?<![A-Za-z0-9])sk-(?:[a-z]{3,10}-)?[A-Za-z0-9_-]{20,74}T3BlbkFJ[A-Za-z0-9_-]{20,74}(?![A-Za-z0-9_-])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OpenAi();

    [GeneratedRegex(@"(?<![A-Za-z0-9])sk-ant-(?:api|admin|sid|oat)\d\d-[A-Za-z0-9_-]{80,120}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Anthropic();

    [GeneratedRegex(@"(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SendGrid();

    [GeneratedRegex("(?<![A-Za-z0-9])(?:hf|api_org)_[A-Za-z]{34}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HuggingFace();

    [GeneratedRegex(@"(?<![A-Za-z0-9])\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Telegram();

    // Shopify, Sentry, SonarQube, Twilio, Mailgun, Postman.
    [GeneratedRegex("(?<![A-Za-z0-9])(?:shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}|sntryu_[a-f0-9]{64}|sq[uap]_[a-f0-9]{40}|SK[a-f0-9]{32}|key-[a-f0-9]{32}|PMAK-[a-f0-9]{24}-[a-f0-9]{34})(?![A-Za-z0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hexadecimal();

    [GeneratedRegex("(?<![A-Za-z0-9])ATATT3[A-Za-z0-9_=-]{150,250}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Atlassian();

    [GeneratedRegex("(?<![A-Za-z0-9])lin_api_[A-Za-z0-9]{40}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Linear();
}
