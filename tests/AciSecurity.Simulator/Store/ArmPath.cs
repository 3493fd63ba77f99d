namespace AciSecurity.Simulator.Store;

/// <summary>A path of ARM, taken apart: {scope}/providers/{namespace}/{type}/{name}..., or one of subscriptions and resource groups
/// (https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules). Case is kept and never counts.</summary>
internal sealed record ArmPath
{
    public const string SubscriptionType = "Microsoft.Resources/subscriptions";
    public const string GroupType = "Microsoft.Resources/resourceGroups";

    /// <summary>The path without a slash at its end.</summary>
    public required string Text { get; init; }

    /// <summary>The type of the resource or of the list, or with the action's name at its end.</summary>
    public required string Type { get; init; }

    /// <summary>The last segment: a resource's name, or that of a list or an action.</summary>
    public required string Last { get; init; }

    /// <summary>The resource that this one is in or at; "" for the tenant.</summary>
    public required string Parent { get; init; }

    /// <summary>Whether it names one resource.</summary>
    public required bool IsInstance { get; init; }

    public string? SubscriptionId { get; private init; }

    public string? ResourceGroup { get; private init; }

    /// <summary>The id that dictionaries use.</summary>
    public string Key => Text.ToLowerInvariant();

    /// <summary>The type of what an action acts upon.</summary>
    public string ParentType => Type[..Type.LastIndexOf('/')];

    public string Namespace => Type[..Type.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The path, or null when nothing of ARM looks like it.</summary>
    public static ArmPath? Parse(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var providers = Array.FindLastIndex(segments, segment => segment.Equals("providers", StringComparison.OrdinalIgnoreCase));
        var parsed = providers >= 0 && segments.Length > providers + 2 ? OfProvider(segments, providers) : OfContainer(segments);
        return parsed is null ? null : parsed with
        {
            SubscriptionId = After(segments, 0, "subscriptions"),
            ResourceGroup = After(segments, 2, "resourceGroups"),
        };
    }

    private static ArmPath OfProvider(string[] segments, int providers)
    {
        var rest = segments[(providers + 2)..];
        var types = rest.Where((_, index) => index % 2 == 0);
        var isInstance = rest.Length % 2 == 0;
        var own = isInstance ? 2 : 1;
        return new()
        {
            Text = Join(segments),
            Type = segments[providers + 1] + "/" + string.Join('/', types),
            Last = segments[^1],
            Parent = rest.Length > 2 ? Join(segments[..^own]) : Join(segments[..providers]),
            IsInstance = isInstance,
        };
    }

    private static ArmPath? OfContainer(string[] segments) => segments.Length switch
    {
        1 or 2 when Is(segments[0], "subscriptions") => new() { Text = Join(segments), Type = SubscriptionType, Last = segments[^1], Parent = "", IsInstance = segments.Length == 2 },
        3 or 4 when Is(segments[0], "subscriptions") && Is(segments[2], "resourceGroups") => new() { Text = Join(segments), Type = GroupType, Last = segments[^1], Parent = Join(segments[..2]), IsInstance = segments.Length == 4 },
        _ => null,
    };

    private static string? After(string[] segments, int index, string name) => segments.Length > index + 1 && Is(segments[index], name) ? segments[index + 1] : null;

    private static bool Is(string segment, string name) => segment.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string Join(string[] segments) => segments.Length == 0 ? "" : "/" + string.Join('/', segments);
}
