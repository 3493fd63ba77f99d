using System.Text.Json.Nodes;

namespace AciSecurity.AzurePolicies;

/// <summary>A condition of Azure Policy's language: as much of it as the definitions use.</summary>
/// <remarks>https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule</remarks>
internal abstract record PolicyCondition
{
    /// <summary>The condition as it stands in a definition.</summary>
    public abstract JsonObject ToJson();

    /// <summary>Everything that it names: aliases, fields and expressions, those of its parts included.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>A value to compare with.</summary>
    public static JsonNode Json(object value) => value switch
    {
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        IEnumerable<string> list => new JsonArray([.. list.Select(text => (JsonNode)JsonValue.Create(text))]),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
    };

    /// <summary>All parts are true.</summary>
    public sealed record AllOf(params PolicyCondition[] Parts) : PolicyCondition
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Names => Parts.SelectMany(part => part.Names);

        /// <inheritdoc/>
        public override JsonObject ToJson() => new() { ["allOf"] = new JsonArray([.. Parts.Select(part => part.ToJson())]) };
    }

    /// <summary>One part at least is true.</summary>
    public sealed record AnyOf(params PolicyCondition[] Parts) : PolicyCondition
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Names => Parts.SelectMany(part => part.Names);

        /// <inheritdoc/>
        public override JsonObject ToJson() => new() { ["anyOf"] = new JsonArray([.. Parts.Select(part => part.ToJson())]) };
    }

    /// <summary>The part is false.</summary>
    public sealed record Not(PolicyCondition Part) : PolicyCondition
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Names => Part.Names;

        /// <inheritdoc/>
        public override JsonObject ToJson() => new() { ["not"] = Part.ToJson() };
    }

    /// <summary>A field of the resource compares so. All of Azure Policy's comparisons of texts ignore the letter case.</summary>
    public sealed record Field(string Name, string Comparison, object Operand) : PolicyCondition
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Names => [Name];

        /// <inheritdoc/>
        public override JsonObject ToJson() => new() { ["field"] = Name, [Comparison] = Json(Operand) };
    }

    /// <summary>The value of an expression compares so.</summary>
    public sealed record Value(string Expression, string Comparison, object Operand) : PolicyCondition
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Names => [Expression];

        /// <inheritdoc/>
        public override JsonObject ToJson() => new() { ["value"] = $"[{Expression}]", [Comparison] = Json(Operand) };
    }

    /// <summary>One element at least of an array of the resource is as <paramref name="Where"/> says. A missing array has none.</summary>
    /// <remarks>Outside of a count a condition on <c>[*]</c> asks all elements, and is true where there are none:
    /// https://learn.microsoft.com/azure/governance/policy/how-to/author-policies-for-arrays</remarks>
    public sealed record AnyElement(string Alias, PolicyCondition Where) : PolicyCondition
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Names => Where.Names.Prepend(Alias);

        /// <inheritdoc/>
        public override JsonObject ToJson() => new()
        {
            ["count"] = new JsonObject { ["field"] = Alias, ["where"] = Where.ToJson() },
            ["greater"] = 0,
        };
    }

    /// <summary>One text at least of a parameter's list is as <paramref name="Where"/> says, which names it
    /// <c>current(<paramref name="Name"/>)</c>.</summary>
    public sealed record AnyListed(string Parameter, string Name, PolicyCondition Where) : PolicyCondition
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Names => Where.Names;

        /// <inheritdoc/>
        public override JsonObject ToJson() => new()
        {
            ["count"] = new JsonObject { ["value"] = $"[{PolicyFunction.Parameter(Parameter)}]", ["name"] = Name, ["where"] = Where.ToJson() },
            ["greater"] = 0,
        };
    }
}
