using System.Globalization;
using System.Text.RegularExpressions;
using AciSecurity.Http.Tests.Fake;
using Microsoft.AspNetCore.Http;

namespace AciSecurity.Tests.Hosting;

/// <summary>A Resource Manager, with storage beside it, with one subscription, Production, in which there is nothing but registries that are asked for by id; and a subscription for each HTTP status,
/// whose GUID ends with it, that answers with it.</summary>
internal static partial class FakeResourceManager
{
    private const string Production = """{ "id": "/subscriptions/11111111-1111-1111-1111-111111111111", "subscriptionId": "11111111-1111-1111-1111-111111111111", "displayName": "Production" }""";

    /// <summary>The id of the subscription that answers with a status.</summary>
    public static string Subscription(int status) => $"00000000-0000-0000-0000-000000000{status}";

    /// <summary>The id of a registry that is there: its admin user is on, unless the name says something else.</summary>
    public static string Registry(string name) => $"/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/shop/providers/Microsoft.ContainerRegistry/registries/{name}";

    public static Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Method == "PUT") return FakeBlobs.AnswerAsync(context);
        var path = context.Request.Path.Value!;
        if (Status().Match(path) is { Success: true } match) return RefuseAsync(context.Response, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        return context.Response.WriteAsync(path switch
        {
            "/subscriptions" => $$"""{ "value": [ {{Production}} ] }""",
            "/providers/Microsoft.ResourceGraph/resources" => """{ "data": [], "resultTruncated": "true" }""",
            _ when path.EndsWith("/registries/broken/regenerateCredential", StringComparison.Ordinal) => "{",
            _ when path.EndsWith("/regenerateCredential", StringComparison.Ordinal) => """{ "username": "contoso", "passwords": [ { "name": "password", "value": "planted-password" }, { "name": "password2", "value": "planted-password" } ] }""",
            _ when RegistryName().Match(path) is { Success: true } named => $$"""{ "id": "{{path}}", "name": "{{named.Groups[1].Value}}", "type": "Microsoft.ContainerRegistry/registries", "properties": { "adminUserEnabled": {{(named.Groups[1].Value == "adminoff" ? "false" : "true")}} } }""",
            _ when path.StartsWith("/subscriptions/", StringComparison.Ordinal) && !path.Contains("/providers/", StringComparison.Ordinal) => Production,
            _ => """{ "value": [] }""",
        });
    }

    private static Task RefuseAsync(HttpResponse response, int status)
    {
        // A page that is none comes with a good status.
        if (status == 200) return response.WriteAsync("[");
        response.StatusCode = status;
        response.Headers.RetryAfter = "0";
        return response.WriteAsync("""{ "error": { "code": "Refused", "message": "no" } }""");
    }

    [GeneratedRegex("/Microsoft.ContainerRegistry/registries/([a-z]+)$")]
    private static partial Regex RegistryName();

    [GeneratedRegex(@"^/subscriptions/00000000-0000-0000-0000-000000000(\d{3})")]
    private static partial Regex Status();
}
