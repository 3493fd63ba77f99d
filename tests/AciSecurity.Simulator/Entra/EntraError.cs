using System.Globalization;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Entra;

/// <summary>An error of the token endpoint, with Entra's number in its text
/// (https://learn.microsoft.com/entra/identity-platform/reference-error-codes).</summary>
internal sealed class EntraError(int status, string error, int code, string message) : Exception(message)
{
    public static EntraError UnknownApplication(string clientId, string tenant) =>
        new(400, "unauthorized_client", 700016, $"Application with identifier '{clientId}' was not found in the directory '{tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.");

    public static EntraError WrongSecret(string clientId) =>
        new(401, "invalid_client", 7000215, $"Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{clientId}'.");

    public static EntraError ExpiredSecret(string clientId) =>
        new(401, "invalid_client", 7000222, $"The provided client secret keys for app '{clientId}' are expired. Visit the Azure portal to create new keys for your app.");

    public static EntraError NoCredential() =>
        new(401, "invalid_client", 7000218, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");

    public static EntraError UnknownKey(string thumbprint) =>
        new(401, "invalid_client", 700027, $"The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '{thumbprint}'].");

    public static EntraError BadSignature() =>
        new(401, "invalid_client", 700027, "Client assertion failed signature validation.");

    public static EntraError AssertionOutOfTime() =>
        new(401, "invalid_client", 700024, "Client assertion is not within its valid time range.");

    public static EntraError AssertionAudience(string audience) =>
        new(401, "invalid_client", 700023, $"Client assertion audience claim does not match Realm issuer. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials. Audience: '{audience}'.");

    public static EntraError NoFederatedIdentity(string issuer, string subject) =>
        new(401, "invalid_client", 700213, $"No matching federated identity record found for presented assertion subject '{subject}' and issuer '{issuer}'. Please note that the matching is done using a case-sensitive comparison.");

    public static EntraError BadAssertion(string why) => new(400, "invalid_request", 50027, $"JWT token is invalid or malformed. {why}");

    public static EntraError UnknownResource(string resource, string tenant) =>
        new(400, "invalid_resource", 500011, $"The resource principal named {resource} was not found in the tenant named {tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.");

    public static EntraError UnknownTenant(string tenant) =>
        new(400, "invalid_request", 90002, $"Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.");

    public static EntraError Pending() => new(400, "authorization_pending", 70016, "OAuth 2.0 device flow error. Authorization is pending. Continue polling.");

    public static EntraError UnknownGrant(string grant) => new(400, "unsupported_grant_type", 70003, $"The app requested an unsupported grant type '{grant}'.");

    public static EntraError BadGrant() => new(400, "invalid_grant", 70000, "Provided grant is invalid or malformed.");

    public static EntraError MissingScope() => new(400, "invalid_scope", 70011, "The provided value for the input parameter 'scope' is not valid.");

    public Reply ToReply(DateTimeOffset now)
    {
        var (trace, correlation) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var time = now.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Reply.Json(
            new JsonObject
            {
                ["error"] = error,
                ["error_description"] = $"AADSTS{code}: {Message} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {time}",
                ["error_codes"] = new JsonArray(code),
                ["timestamp"] = time,
                ["trace_id"] = trace,
                ["correlation_id"] = correlation,
                ["error_uri"] = $"https://login.microsoftonline.com/error?code={code}",
            },
            status);
    }
}
