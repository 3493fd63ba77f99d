namespace AciSecurity.AzurePolicies;

/// <summary>Conditions by the names that they have in Azure Policy's language, so that a definition reads like one.</summary>
internal static class Conditions
{
    /// <summary>All parts are true.</summary>
    public static PolicyCondition AllOf(params PolicyCondition[] parts) => new PolicyCondition.AllOf(parts);

    /// <summary>One part at least is true.</summary>
    public static PolicyCondition AnyOf(params PolicyCondition[] parts) => new PolicyCondition.AnyOf(parts);

    /// <summary>The part is false.</summary>
    public static PolicyCondition Not(PolicyCondition part) => new PolicyCondition.Not(part);

    /// <summary>A field of the resource compares so.</summary>
    public static PolicyCondition Field(string name, string comparison, object operand) => new PolicyCondition.Field(name, comparison, operand);

    /// <summary>A field has this value, or none where Azure takes the value by default.</summary>
    public static PolicyCondition IsOrDefaults(string name, object value) => AnyOf(Field(name, "exists", false), Field(name, "equals", value));

    /// <summary>The value of an expression compares so.</summary>
    public static PolicyCondition Value(string expression, string comparison, object operand) => new PolicyCondition.Value(expression, comparison, operand);

    /// <summary>One element at least of an array of the resource is so.</summary>
    public static PolicyCondition AnyElement(string alias, PolicyCondition where) => new PolicyCondition.AnyElement(alias, where);

    /// <summary>One text at least of a parameter's list is so.</summary>
    public static PolicyCondition AnyListed(string parameter, string name, PolicyCondition where) => new PolicyCondition.AnyListed(parameter, name, where);
}
