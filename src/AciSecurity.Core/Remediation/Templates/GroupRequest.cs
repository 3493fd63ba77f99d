using System.Text.Json;
using System.Text.Json.Nodes;
using AciSecurity.Faults;
using AciSecurity.Resources;
using AciSecurity.Templates;

namespace AciSecurity.Remediation.Templates;

/// <summary>Makes the body of the request that deploys a group of its template.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/container-instances/container-groups/create-or-update</remarks>
internal static class GroupRequest
{
    /// <summary>The resource with the values of its parameters, and every other text as it is meant.</summary>
    public static JsonObject Body(ProtectedTemplate template, IReadOnlyDictionary<string, string> secrets)
    {
        var types = template.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Type, StringComparer.OrdinalIgnoreCase);
        var body = (JsonObject)Filled(template.Resource, template.Group.Id, name => types[name] == "object" ? (JsonNode)Object(template.Group.Id, name, secrets[name]) : JsonValue.Create(secrets[name]))!;
        foreach (var name in (string[])["type", "apiVersion", "name"]) body.Remove(name);
        return body;
    }

    private static JsonNode? Filled(JsonNode? node, string id, Func<string, JsonNode> valueOf) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(ArmSyntax.Unescape(member.Key), Filled(member.Value, id, valueOf)))),
        JsonArray items => new JsonArray([.. items.Select(item => Filled(item, id, valueOf))]),
        _ => node.Text() is { } text ? Text(text, id, valueOf) : node?.DeepClone(),
    };

    private static JsonNode Text(string text, string id, Func<string, JsonNode> valueOf)
    {
        if (!Expressions.IsExpression(text, ExpressionSyntax.Arm)) return JsonValue.Create(ArmSyntax.Unescape(text));
        return TemplateExpression.Parse(text)?.OnlyParameter is { } name ? valueOf(name) : throw new FaultException(ProtectionFaults.NotReadable(id, "it has expressions, which a deployment evaluates"));
    }

    private static JsonObject Object(string id, string name, string json)
    {
        try
        {
            if (JsonNode.Parse(json) is JsonObject value) return value;
        }
        catch (JsonException)
        {
            // Its message may quote the secret.
        }

        throw new FaultException(ProtectionFaults.SecretNotObject(id, name));
    }
}
