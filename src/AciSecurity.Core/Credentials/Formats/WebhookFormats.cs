using System.Text.RegularExpressions;

namespace AciSecurity.Credentials.Formats;

/// <summary>Addresses that whoever knows them may post to.</summary>
internal static partial class WebhookFormats
{
    public static SecretFormat[] All { get; } =
    [
        new(new(Slack(), "hooks.slack") { Shortest = 30 }, "a Slack webhook"),
        new(new(Teams(), ".webhook.office.com") { Shortest = 60 }, "a Teams webhook"),
        new(new(Discord(), "discord") { Shortest = 90 }, "a Discord webhook"),
    ];

    [GeneratedRegex(@"hooks\.slack(?:-gov)?\.com/(?:services|workflows|triggers)/T\w{1,20}/\w{1,20}/\w{8,60}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Slack();

    [GeneratedRegex(@"\.webhook\.office\.com/webhookb2/[0-9a-f@-]{36,80}/IncomingWebhook/[0-9a-f]{32}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Teams();

    [GeneratedRegex(@"discord(?:app)?\.com/api/webhooks/\d{15,20}/[A-Za-z0-9_-]{50,80}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Discord();
}
