namespace AciSecurity.Resources;

/// <summary>An alert on operations in the activity log.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.insights/activitylogalerts</remarks>
public sealed class ActivityLogAlert
{
    private readonly Node _properties;

    /// <summary>Reads <paramref name="resource"/> as an alert.</summary>
    public ActivityLogAlert(Resource resource)
    {
        Resource = resource;
        _properties = resource.Properties;
    }

    /// <summary>The resource behind this view.</summary>
    public Resource Resource { get; }

    /// <summary><c>condition</c> of the template: whether it is deployed at all; absent where it always is.</summary>
    public Setting<bool> Condition => Resource.Completeness == Completeness.Declared ? Resource.Root.Member("condition").AsBoolean() : Setting<bool>.Absent(null);

    /// <summary><c>scopes</c>: where it looks.</summary>
    public Setting<IReadOnlyList<Setting<string>>> Scopes => AlertScopes.Of(_properties.Member("scopes"));

    /// <summary><c>enabled</c>; Azure's default is true.</summary>
    public Setting<bool> Enabled => _properties.Member("enabled").AsBoolean();

    /// <summary>How many action groups are told: <c>actions.actionGroups</c>.</summary>
    public Setting<int> ActionGroupCount => _properties.Member("actions").Member("actionGroups").AsList().Select(groups => groups.Count);

    /// <summary>The conditions, all of which must hold, by the field that each is about. The values are those of which one must
    /// be the field's.</summary>
    public Setting<IReadOnlyList<(Setting<string> Field, Setting<IReadOnlyList<string>> Values)>> Conditions =>
        _properties.Member("condition").Member("allOf").AsList().Select<IReadOnlyList<(Setting<string>, Setting<IReadOnlyList<string>>)>>(conditions =>
            [.. conditions.Select(Part)]);

    private static (Setting<string> Field, Setting<IReadOnlyList<string>> Values) Part(Node condition)
    {
        var anyOf = condition.Member("anyOf");
        if (anyOf.IsAbsent) return (condition.Member("field").AsText(), Values(condition));
        var list = anyOf.AsList();
        if (!list.IsKnown) return (list.Select(_ => ""), list.Select<IReadOnlyList<string>>(_ => []));
        var parts = list.Value.Select(part => (Field: part.Member("field").AsText(), Values: Values(part))).ToList();

        // Choices between fields are rare, and not followed.
        if (parts.Find(part => part.Field.IsUnresolved || part.Values.IsUnresolved) is { Values.Path.Length: > 0 } hidden) return hidden;
        var fields = parts.Select(part => part.Field.Or("")).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return fields.Count == 1
            ? (parts[0].Field, Setting<IReadOnlyList<string>>.Known([.. parts.SelectMany(part => part.Values.Or([]))], anyOf.Path))
            : (Setting<string>.Unresolved("is a choice between several fields", anyOf.Path), Setting<IReadOnlyList<string>>.Absent(anyOf.Path));
    }

    private static Setting<IReadOnlyList<string>> Values(Node condition)
    {
        var equals = condition.Member("equals").AsText();
        if (!equals.IsAbsent) return equals.Select<IReadOnlyList<string>>(value => [value]);
        var any = condition.Member("containsAny").AsList();
        if (!any.IsKnown) return any.Select<IReadOnlyList<string>>(_ => []);
        var values = any.Value.Select(item => item.AsText()).ToList();
        var hidden = values.FindIndex(value => !value.IsKnown);
        return hidden < 0
            ? Setting<IReadOnlyList<string>>.Known([.. values.Select(value => value.Value)], condition.Path)
            : Setting<IReadOnlyList<string>>.Unresolved(values[hidden].IsAbsent ? "holds nothing" : values[hidden].Reason, condition.Path);
    }
}
