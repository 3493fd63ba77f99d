using System.Text.RegularExpressions;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>A webhook without TLS tells everyone on the way which images there are, and hands them its custom headers, secrets too.</summary>
/// <remarks>registries/webhooks, properties.serviceUri; Azure takes it and does not return it.
/// https://learn.microsoft.com/azure/container-registry/container-registry-webhook</remarks>
public sealed partial class WebhookHttpsRule : RegistryChildRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.WebhookHttps", "Webhook is called over HTTPS")
    {
        Severity = Severity.High,
        Section = Section.Credentials,
        ResourceTypes = [ResourceTypes.RegistryWebhook],
        Cmdlets = ["Test-AcrSecuritySetting", "Test-AciCredential"],
        Controls = ["MCSB DP-3"],
        Recommendation = "Give the webhook an https:// address, and change what its custom headers hold: it went over the network in plain text.",
    };

    /// <inheritdoc/>
    protected override Verdict Judge(Resource child, RuleContext context)
    {
        var node = child.Properties.Member("serviceUri");
        var address = node.AsText();
        // An address may hold a key in its query or user part: no more than its scheme and host is shown.
        var evidence = new Evidence(address.Path, address.State switch
        {
            SettingState.Known => Shown(address.Value),
            SettingState.Absent => null,
            _ => "(unresolved)",
        });
        return Decide(node, address, child) with { Evidence = [evidence] };
    }

    private static Verdict Decide(Node node, Setting<string> address, Resource child) => address.State switch
    {
        SettingState.Known => OfScheme(address.Value),
        SettingState.Absent when child.Completeness == Completeness.Declared => Unknown("names no address"),
        SettingState.Absent => Unknown("has an address that Azure does not return"),
        _ when node.Expression is { } expression && BeginningOf().Match(expression) is { Success: true } begins => OfScheme(begins.Groups["begins"].Value),
        _ => Unknown($"serviceUri {address.Reason}"),
    };

    private static Verdict OfScheme(string address)
    {
        var trimmed = address.TrimStart();
        if (trimmed.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) return Pass("is called over HTTPS");
        return trimmed.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            ? Fail("is called over plain HTTP")
            : Unknown("has an address whose scheme is not known");
    }

    private static string Shown(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            ? Redaction.Text($"{uri.Scheme}://{uri.Host}")
            : Redaction.Hidden;

    // Text that stands first in the value, whatever the rest of it is.
    [GeneratedRegex(@"^\[\s*(?:format|concat)\(\s*'(?<begins>https?://)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex BeginningOf();
}
