namespace AciSecurity.Files.Templates;

/// <summary>The subscription and resource group that a template is evaluated for, as nobody knows yet where it will go.</summary>
/// <remarks>They are taken out of resource ids again. A name that a template makes of them, as with
/// <c>uniqueString(resourceGroup().id)</c>, is the name it would have there.</remarks>
internal static class Placeholders
{
    public const string Subscription = "00000000-0000-4000-8000-000000000000";
    public const string ResourceGroup = "resource-group";

    private const string SubscriptionPrefix = "/subscriptions/" + Subscription;
    private const string GroupPrefix = SubscriptionPrefix + "/resourceGroups/" + ResourceGroup;

    /// <summary>The engine's whole answer with the ids of resources without them, so that a reference to a resource compares
    /// with its id.</summary>
    public static string RemoveFromIds(string snapshot) => snapshot
        .Replace(GroupPrefix + "/providers/", "", StringComparison.OrdinalIgnoreCase)
        .Replace($"'{Subscription}', '{ResourceGroup}', ", "", StringComparison.OrdinalIgnoreCase);

    /// <summary>A resource id, or the expression of one, without them.</summary>
    public static string Remove(string id) => id
        .Replace($"'{Subscription}', '{ResourceGroup}', ", "", StringComparison.OrdinalIgnoreCase)
        .Replace($"'{Subscription}', ", "", StringComparison.OrdinalIgnoreCase)
        .Replace(GroupPrefix + "/providers/", "", StringComparison.OrdinalIgnoreCase)
        .Replace(SubscriptionPrefix + "/", "", StringComparison.OrdinalIgnoreCase);
}
