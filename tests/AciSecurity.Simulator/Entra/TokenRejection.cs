using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Entra;

/// <summary>ARM's answers to tokens that are not good: 401, the reason, and where to get another
/// (https://learn.microsoft.com/entra/identity-platform/claims-challenge).</summary>
internal static class TokenRejection
{
    public static Reply Missing(Call call) => Of(call, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.");

    public static Reply Invalid(Call call) => Of(call, "InvalidAuthenticationToken", "The access token is invalid.");

    public static Reply Expired(Call call) => Of(call, "ExpiredAuthenticationToken", "The access token expiry UTC time is earlier than current UTC time.");

    public static Reply WrongAudience(Call call, string audience, string expected) =>
        Of(call, "InvalidAuthenticationTokenAudience", $"The access token has been obtained for wrong audience or resource '{audience}'. It should exactly match with one of the allowed audiences '{expected}','{expected}/'.");

    private static Reply Of(Call call, string code, string message)
    {
        var authority = $"https://{call.Http.Request.Host}/common";
        return Reply.Error(401, code, message)
            .With("WWW-Authenticate", $"Bearer authorization_uri=\"{authority}\", error=\"invalid_token\", error_description=\"{message.Replace("\"", "'", StringComparison.Ordinal)}\"")
            .With("x-ms-failure-cause", "gateway");
    }
}
