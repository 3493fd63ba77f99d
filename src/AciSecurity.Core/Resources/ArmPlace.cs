using System.Text.RegularExpressions;

namespace AciSecurity.Resources;

/// <summary>Reads what a place in Azure is from its id: a management group, a subscription, a resource group or a resource.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules, and for extension resources
/// https://learn.microsoft.com/rest/api/resources/resources/get-by-id</remarks>
public static partial class ArmPlace
{
    private const string Providers = "/providers/";

    private const string Unnamed = "Azure";

    /// <summary>What is called this; for a text that is no id, such as the name of a service, a part of Azure without one.</summary>
    public static ResourceIdentity Of(string id)
    {
        if (Shape().Match(id) is not { Success: true } match) return new() { Id = id, Type = Unnamed, Name = id, Origin = new(OriginKind.Live) };
        return new()
        {
            Id = id,
            Type = TypeOf(id, match),
            Name = id[(id.TrimEnd('/').LastIndexOf('/') + 1)..].TrimEnd('/'),
            SubscriptionId = Text(match.Groups["subscription"]),
            ResourceGroupName = Text(match.Groups["group"]),
            Origin = new(OriginKind.Live),
        };
    }

    private static string TypeOf(string id, Match match)
    {
        var at = id.LastIndexOf(Providers, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return match.Groups["group"].Success ? ResourceTypes.ResourceGroup : ResourceTypes.Subscription;
        var parts = id[(at + Providers.Length)..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('/', parts.Where((_, index) => index == 0 || index % 2 == 1));
    }

    private static string? Text(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex(@"^/(?:subscriptions/(?<subscription>[^/]+)(?:/resourceGroups/(?<group>[^/]+))?(?:/providers/[^/]+/.+)?|providers/[A-Za-z]+\.[^/]+/.+)/?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Shape();
}
