namespace AciSecurity.Resources;

/// <summary>A plan of Microsoft Defender for Cloud, on or off for a subscription.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.security/pricings. The Azure CLI writes its properties at the top.</remarks>
public sealed class DefenderPlan
{
    private static readonly Availability ExtensionsSince = Availability.Since("2023-01-01");

    /// <summary>Reads <paramref name="resource"/> as a plan.</summary>
    public DefenderPlan(Resource resource) => Resource = resource;

    /// <summary>The resource behind this view.</summary>
    public Resource Resource { get; }

    /// <summary>The plan, which is the resource's name; null where an expression hides it.</summary>
    public string? Name => Expressions.IsExpression(Resource.Name, Resource.Syntax) ? null : Resource.Name[(Resource.Name.LastIndexOf('/') + 1)..];

    /// <summary><c>pricingTier</c>: Free, which is off, or Standard.</summary>
    public Setting<string> Tier => Member("pricingTier").AsText();

    /// <summary><c>resourcesCoverageStatus</c>, which Azure returns: whether the plan covers all resources of the subscription.</summary>
    public Setting<string> Coverage => Member("resourcesCoverageStatus").AsText();

    /// <summary><c>condition</c>: whether a template deploys it at all; absent where it always does.</summary>
    public Setting<bool> Condition => Resource.Completeness == Completeness.Declared ? Resource.Root.Member("condition").AsBoolean() : Setting<bool>.Absent(null);

    /// <summary>Whether it is the plan of this name. Names have no case.</summary>
    public bool Is(string plan) => plan.Equals(Name, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>extensions[].isEnabled</c> of the extension, which is text, True or False; absent where the plan does not name it.</summary>
    public Setting<bool> Extension(string name)
    {
        var node = Member("extensions", ExtensionsSince);
        var list = node.AsList();
        if (!list.IsKnown) return list.Select(_ => false);
        string? unresolved = null;
        foreach (var extension in list.Value)
        {
            var named = extension.Member("name").AsText();
            if (named.IsUnresolved) unresolved ??= named.Reason;
            if (name.Equals(named.Or(""), StringComparison.OrdinalIgnoreCase)) return extension.Member("isEnabled").AsBoolean();
        }

        return unresolved is null ? Setting<bool>.Absent(node.Path) : Setting<bool>.Unresolved(unresolved, node.Path);
    }

    private Node Member(string name, Availability? availability = null)
    {
        var flat = Resource.Root.Member(name);
        return flat.IsAbsent || flat.IsUnresolved ? Resource.Properties.Member(name, availability) : flat;
    }
}
