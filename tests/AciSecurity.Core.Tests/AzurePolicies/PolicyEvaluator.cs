using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AciSecurity.Core.Tests.AzurePolicies;

/// <summary>Evaluates a policy rule as Azure Policy does, for as much of its language as definitions use. What it does not know
/// it does not pass over: it throws.</summary>
/// <remarks>https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule and
/// https://learn.microsoft.com/azure/governance/policy/how-to/author-policies-for-arrays</remarks>
internal sealed class PolicyEvaluator(JsonNode parameters, PolicyResource resource)
{
    /// <summary>Whether the definition's rule is true of the resource, with the defaults of its parameters.</summary>
    public static bool Matches(JsonNode properties, JsonNode resource)
    {
        var defaults = new JsonObject(properties["parameters"]!.AsObject()
            .Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Value!["defaultValue"]?.DeepClone())));
        return new PolicyEvaluator(defaults, new(resource)).IsTrue(properties["policyRule"]!["if"]!, PolicyScope.Empty);
    }

    private bool IsTrue(JsonNode condition, PolicyScope scope)
    {
        if (condition["allOf"] is JsonArray all) return all.All(part => IsTrue(part!, scope));
        if (condition["anyOf"] is JsonArray any) return any.Any(part => IsTrue(part!, scope));
        if (condition["not"] is { } part) return !IsTrue(part, scope);
        var (comparison, operand) = condition.AsObject().Single(member => member.Key is not ("field" or "value" or "count"));
        var expected = Evaluated(operand, scope);
        if (condition["count"] is { } count) return Compare(comparison, JsonValue.Create(Count(count, scope)), expected!);
        return condition["field"] is { } field
            ? resource.Values(field.GetValue<string>(), scope).All(value => Compare(comparison, value, expected!))
            : Compare(comparison, Evaluated(condition["value"], scope), expected!);
    }

    private int Count(JsonNode count, PolicyScope scope)
    {
        bool IsCounted(PolicyScope inner) => count["where"] is not { } where || IsTrue(where, inner);
        if (count["field"] is { } field) return resource.Elements(field.GetValue<string>(), scope).Count(IsCounted);
        var name = count["name"]!.GetValue<string>();
        return Evaluated(count["value"], scope)!.AsArray().Count(item => IsCounted(scope.With(name, item)));
    }

    private JsonNode? Evaluated(JsonNode? value, PolicyScope scope) =>
        value is JsonValue text && text.TryGetValue<string>(out var expression) && expression.StartsWith('[') && expression.EndsWith(']')
            ? new PolicyExpression(expression[1..^1], (function, arguments) => Call(function, arguments, scope)).Value()
            : value;

    private JsonNode? Call(string function, IReadOnlyList<Func<JsonNode?>> arguments, PolicyScope scope) => function switch
    {
        "parameters" => parameters[Name(arguments)] ?? throw new InvalidOperationException($"There is no parameter {Name(arguments)}."),
        "field" => resource.Field(Name(arguments), scope),
        "current" => scope.Current(Name(arguments), out var value) ? value : resource.Values(Name(arguments), scope).Single(),
        _ => PolicyFunctions.Call(function, arguments),
    };

    private static string Name(IReadOnlyList<Func<JsonNode?>> arguments) => arguments.Single()()!.GetValue<string>();

    private static bool Compare(string comparison, JsonNode? value, JsonNode operand)
    {
        if (comparison == "exists") return (value is not null) == operand.GetValue<bool>();
        var text = Text(value);
        return comparison switch
        {
            "equals" => Same(text, Text(operand)),
            "notEquals" => !Same(text, Text(operand)),
            "in" => operand.AsArray().Any(item => Same(text, Text(item))),
            "notIn" => !operand.AsArray().Any(item => Same(text, Text(item))),
            "contains" => Contains(text, operand),
            "notContains" => !Contains(text, operand),
            "like" => IsLike(text, operand),
            "notLike" => !IsLike(text, operand),
            "greater" => decimal.Parse(text!, CultureInfo.InvariantCulture) > decimal.Parse(Text(operand)!, CultureInfo.InvariantCulture),
            _ => throw new NotSupportedException(comparison),
        };
    }

    private static bool Same(string? left, string? right) => left is not null && string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool Contains(string? text, JsonNode operand)
    {
        var part = Text(operand)!;
        Assert.DoesNotContain('*', part);
        return text is not null && text.Contains(part, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsLike(string? text, JsonNode operand)
    {
        var pattern = Text(operand)!;
        Assert.Single(pattern, '*');
        return text is not null && Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal)}\\z", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonValue scalar => scalar.ToString(),
        _ => throw new InvalidOperationException("Only single values can be compared."),
    };
}
