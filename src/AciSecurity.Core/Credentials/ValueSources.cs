using AciSecurity.Resources;

namespace AciSecurity.Credentials;

/// <summary>Finds what the value of a template expression is made of.</summary>
/// <remarks>Functions: https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions</remarks>
internal static class ValueSources
{
    /// <summary>Functions whose result tells nothing secret of what they are given.</summary>
    private static readonly HashSet<string> Public = new(StringComparer.OrdinalIgnoreCase)
    {
        "empty", "length", "equals", "not", "and", "or", "xor", "greater", "greaterOrEquals", "less", "lessOrEquals", "contains",
        "startsWith", "endsWith", "indexOf", "lastIndexOf", "uniqueString", "guid", "resourceId", "subscriptionResourceId",
        "tenantResourceId", "extensionResourceId", "managementGroupResourceId", "resourceGroup", "subscription", "tenant",
        "managementGroup", "deployment", "deployer", "environment", "copyIndex", "utcNow", "dateTimeAdd", "dateTimeFromEpoch",
        "dateTimeToEpoch", "int", "bool", "add", "sub", "mul", "div", "mod", "range", "true", "false", "null", "providers", "pickZones",
        "lambdaVariables", "objectKeys",
    };

    /// <summary>Functions whose result a third party keeps secret, in .bicepparam files.</summary>
    private static readonly HashSet<string> Handed = new(StringComparer.OrdinalIgnoreCase)
    {
        "getSecret", "az.getSecret", "getKeyVaultSecret", "readEnvironmentVariable", "externalInput", "externalInputs", "readCliArg",
    };

    /// <summary>The sources of a value; empty where it is nothing.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="isSecure">Whether a parameter is secure.</param>
    public static IReadOnlyList<ValueSource> Of(ArmExpression? expression, Func<string, bool> isSecure)
    {
        if (expression is null) return [new(ValueSourceKind.Unknown)];
        var sources = new List<ValueSource>();
        Add(expression, [], isSecure, sources);
        return sources;
    }

    private static void Add(ArmExpression expression, IReadOnlyList<string> members, Func<string, bool> isSecure, List<ValueSource> sources)
    {
        switch (expression)
        {
            case ArmExpression.Literal literal:
                if (literal.Text.Length > 0) sources.Add(new(ValueSourceKind.Literal, literal.Text));
                return;
            case ArmExpression.Number:
                sources.Add(new(ValueSourceKind.Public));
                return;
            case ArmExpression.Member member:
                Add(member.Of, member.Name is { } name ? [.. members, name] : members, isSecure, sources);
                return;
            case ArmExpression.Call call:
                AddCall(call, members, isSecure, sources);
                return;
        }
    }

    private static void AddCall(ArmExpression.Call call, IReadOnlyList<string> members, Func<string, bool> isSecure, List<ValueSource> sources)
    {
        if (call.Is("parameters"))
        {
            sources.Add(call.Arguments is [ArmExpression.Literal { Text: var name }]
                ? new(isSecure(name) ? ValueSourceKind.SecureParameter : ValueSourceKind.Parameter, name)
                : new(ValueSourceKind.Unknown));
        }
        else if (call.Is("variables")) sources.Add(new(ValueSourceKind.Unknown));
        else if (call.Is("reference") || call.Is("references"))
        {
            sources.Add(new(members.Contains("outputs", StringComparer.OrdinalIgnoreCase) ? ValueSourceKind.Output : ValueSourceKind.Reference));
        }
        else if (call.Name.StartsWith("list", StringComparison.OrdinalIgnoreCase) && !call.Name.Contains('.'))
        {
            // The admin user's name is the registry's.
            var isName = members.Contains("username", StringComparer.OrdinalIgnoreCase);
            sources.Add(new(isName ? ValueSourceKind.Public : ValueSourceKind.List, call.Name));
        }
        else if (call.Is("newGuid")) sources.Add(new(ValueSourceKind.Fresh));
        else if (Handed.Contains(call.Name))
        {
            sources.Add(new(ValueSourceKind.Handed, call.Name));
            // readEnvironmentVariable('NAME', 'what it is where the environment has none')
            if (call.Is("readEnvironmentVariable") && call.Arguments.Count > 1) Add(call.Arguments[1], members, isSecure, sources);
        }
        else if (Public.Contains(call.Name))
        {
            sources.Add(new(ValueSourceKind.Public));
        }
        else
        {
            // The condition of an if tells nothing of the value; all other functions may hand through what they are given.
            foreach (var argument in call.Arguments.Skip(call.Is("if") ? 1 : 0)) Add(argument, members, isSecure, sources);
        }
    }
}
