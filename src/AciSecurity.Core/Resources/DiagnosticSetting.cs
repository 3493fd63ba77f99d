namespace AciSecurity.Resources;

/// <summary>A diagnostic setting: which logs of a resource are sent where.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.insights/diagnosticsettings</remarks>
public sealed class DiagnosticSetting
{
    private static readonly string[] Destinations =
        ["workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId"];

    private readonly Node _properties;

    /// <summary>Reads <paramref name="resource"/> as a diagnostic setting.</summary>
    public DiagnosticSetting(Resource resource)
    {
        Resource = resource;
        _properties = resource.Properties;
    }

    /// <summary>The resource behind this view.</summary>
    public Resource Resource { get; }

    /// <summary><c>condition</c>: whether a template deploys it at all; absent where it always does.</summary>
    public Setting<bool> Condition => Resource.Root.Member("condition").AsBoolean();

    /// <summary>Whether a destination is set. An expression counts, for it names one, unless it may as well name none.</summary>
    public Setting<bool> HasDestination
    {
        get
        {
            var given = Destinations.Select(name => _properties.Member(name).IsGivenText()).ToList();
            var set = given.FindIndex(destination => destination.Or(false));
            if (set >= 0) return given[set];
            var unknown = given.FindIndex(destination => destination.IsUnresolved);
            return unknown >= 0 ? given[unknown] : Setting<bool>.Known(false, _properties.Path);
        }
    }

    /// <summary>Whether the setting sends <paramref name="category"/>, by itself or through one of the category
    /// <paramref name="groups"/> that have it; unresolved where an expression hides it.</summary>
    public Setting<bool> Sends(string category, IReadOnlyList<string> groups)
    {
        var logs = _properties.Member("logs");
        var list = logs.AsList();
        if (!list.IsKnown) return list.Select(_ => false);
        string? unresolved = null;
        foreach (var log in list.Value)
        {
            var covers = Covers(log, category, groups);
            if (covers.IsUnresolved) unresolved ??= covers.Reason;
            if (!covers.Or(false)) continue;
            var enabled = log.Member("enabled").AsBoolean();
            if (enabled.Or(false)) return Setting<bool>.Known(true, logs.Path);
            if (enabled.IsUnresolved) unresolved ??= enabled.Reason;
        }

        return unresolved is null ? Setting<bool>.Known(false, logs.Path) : Setting<bool>.Unresolved(unresolved, logs.Path);
    }

    private static Setting<bool> Covers(Node log, string category, IReadOnlyList<string> groups)
    {
        var name = log.Member("category").AsText();
        var group = log.Member("categoryGroup").AsText();
        if (name.Is(category) || groups.Any(covering => group.Is(covering))) return Setting<bool>.Known(true, log.Path);
        if (name.IsUnresolved) return name.Select(_ => false);
        return group.Select(_ => false);
    }
}
