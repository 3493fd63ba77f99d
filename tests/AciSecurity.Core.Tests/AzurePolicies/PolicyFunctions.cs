using System.Text.Json.Nodes;

namespace AciSecurity.Core.Tests.AzurePolicies;

/// <summary>The template functions that definitions call. One that is given what it cannot take throws: Azure Policy denies then.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions</remarks>
internal static class PolicyFunctions
{
    public static JsonNode? Call(string function, IReadOnlyList<Func<JsonNode?>> arguments)
    {
        JsonNode? At(int index) => arguments[index]();
        string Text(int index) => At(index)!.GetValue<string>();
        int Number(int index) => At(index)!.GetValue<int>();
        return function switch
        {
            "true" => true,
            "false" => false,
            "if" => At(0)!.GetValue<bool>() ? At(1) : At(2),
            "and" => arguments.Select(argument => argument()!.GetValue<bool>()).ToList().TrueForAll(value => value),
            "add" => Number(0) + Number(1),
            "coalesce" => arguments.Select(argument => argument()).FirstOrDefault(value => value is not null),
            "tryGet" => TryGet(At(0), Text(1)),
            "string" => At(0) is JsonValue scalar ? scalar.ToString() : At(0)!.ToJsonString(),
            "empty" => At(0) is null or JsonArray { Count: 0 } or JsonObject { Count: 0 } || (At(0) is JsonValue text && text.ToString().Length == 0),
            "length" => At(0) is JsonArray items ? items.Count : Text(0).Length,
            "createArray" => new JsonArray([.. arguments.Select(argument => argument()!.DeepClone())]),
            "concat" => string.Concat(arguments.Select(argument => argument()!.GetValue<string>())),
            "contains" => Text(0).Contains(Text(1), StringComparison.Ordinal),
            "startsWith" => Text(0).StartsWith(Text(1), StringComparison.OrdinalIgnoreCase),
            "endsWith" => Text(0).EndsWith(Text(1), StringComparison.OrdinalIgnoreCase),
            "lastIndexOf" => Text(0).LastIndexOf(Text(1), StringComparison.OrdinalIgnoreCase),
            "substring" => Text(0).Substring(Number(1), Number(2)),
            "skip" => Text(0)[Math.Min(Number(1), Text(0).Length)..],
            "replace" => Text(0).Replace(Text(1), Text(2), StringComparison.Ordinal),
            "split" => new JsonArray([.. Text(0).Split(Separators(At(1)!)).Select(part => (JsonNode)part)]),
            "first" => At(0)!.AsArray()[0],
            "last" => At(0)!.AsArray()[^1],
            _ => throw new NotSupportedException(function),
        };
    }

    private static char[] Separators(JsonNode separators) =>
        separators is JsonArray list ? [.. list.Select(item => item!.GetValue<string>().Single())] : [separators.GetValue<string>().Single()];

    private static JsonNode? TryGet(JsonNode? source, string member) => source switch
    {
        null => null,
        JsonObject members => members.FirstOrDefault(found => found.Key.Equals(member, StringComparison.OrdinalIgnoreCase)).Value,
        _ => throw new InvalidOperationException($"tryGet() takes no {source.GetValueKind()}."),
    };
}
