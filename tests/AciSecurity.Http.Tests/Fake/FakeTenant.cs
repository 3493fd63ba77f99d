using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace AciSecurity.Http.Tests.Fake;

/// <summary>A tenant with one application, one person and one managed identity.</summary>
internal sealed class FakeTenant
{
    public const string Id = "aaaabbbb-0000-cccc-1111-dddd2222eeee";
    public const string Client = "00001111-aaaa-2222-bbbb-3333cccc4444";
    public const string ObjectId = "aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb";
    public const string Secret = "planted-secret-8Q~abcdef";
    public const string Federated = "planted.federated.assertion";
    public const string Correlation = "bbbbbbbb-1111-2222-3333-cccccccccccc";
    public const string Audience = "https://management.fake/";

    private static readonly string[] Names = [Id, "contoso.onmicrosoft.com", "organizations"];

    private int _number;

    /// <summary>The application's certificate; null for none.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>How long tokens are good.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The number that every sign-in is refused with; 0 where it is not.</summary>
    public int Refusal { get; set; }

    /// <summary>Whether the person has entered the code.</summary>
    public bool HasEnteredCode { get; set; } = true;

    /// <summary>How long it takes to answer.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Whether anybody has asked for anything.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>The claims that were demanded with each token that was given.</summary>
    public ConcurrentQueue<string?> Claims { get; } = [];

    /// <summary>A token as this tenant makes it.</summary>
    public string Token(string? account = null, DateTimeOffset? end = null, string audience = Audience) => FakeToken.Make(new Dictionary<string, object?>
    {
        ["aud"] = audience,
        ["tid"] = Id,
        ["oid"] = ObjectId,
        ["appid"] = account is null ? Client : null,
        ["upn"] = account,
        ["exp"] = (end ?? TimeProvider.System.GetUtcNow() + Lifetime).ToUnixTimeSeconds(),
        ["jti"] = Interlocked.Increment(ref _number),
    });

    public async Task HandleAsync(HttpContext context)
    {
        IsAsked = true;
        await Task.Delay(Delay, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await AnswerAsync(context);
    }

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path == "/identity") return IdentityAsync(context);
        if (Refusal != 0) return RefuseAsync(context, Refusal);
        if (!Names.Contains(path.Split('/')[1])) return RefuseAsync(context, 90002);
        return path.EndsWith("/devicecode", StringComparison.Ordinal) ? DeviceCodeAsync(context) : TokenAsync(context);
    }

    private Task TokenAsync(HttpContext context)
    {
        var form = context.Request.Form;
        if (form["grant_type"] is { Count: 1 } grant && grant != "client_credentials") return PersonAsync(context);
        if (form["client_id"] != Client) return RefuseAsync(context, 700016);
        if (form["client_secret"] == "locked") return RefuseAsync(context, 50057);
        if (form["client_secret"] is { Count: 1 } secret && secret != Secret) return RefuseAsync(context, 7000215);
        if (form["client_assertion"] is { Count: 1 } assertion && !IsTrusted(assertion!)) return RefuseAsync(context, FakeToken.Thumbprint(assertion!) is null ? 700213 : 700027);
        Claims.Enqueue(form["claims"]);
        return GiveAsync(context, Token());
    }

    private bool IsTrusted(string assertion)
    {
        if (assertion == Federated) return true;
        return Certificate is { } known && FakeToken.Thumbprint(assertion) is { } thumbprint
            && thumbprint.Equals(known.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256), StringComparison.OrdinalIgnoreCase);
    }

    private Task PersonAsync(HttpContext context) => HasEnteredCode
        ? context.Response.WriteAsJsonAsync(new Dictionary<string, object>
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)Lifetime.TotalSeconds,
            ["access_token"] = Token("ada@contoso.example"),
            ["refresh_token"] = "planted-refresh-token",
            ["id_token"] = FakeToken.Make(new Dictionary<string, object?> { ["tid"] = Id, ["oid"] = ObjectId, ["sub"] = "s", ["preferred_username"] = "ada@contoso.example", ["iss"] = "x", ["aud"] = "y" }),
            ["client_info"] = FakeToken.Encode(JsonSerializer.SerializeToUtf8Bytes(new { uid = ObjectId, utid = Id })),
            ["scope"] = Audience + "/.default",
        })
        : RefuseAsync(context, 70016, "authorization_pending");

    private static Task DeviceCodeAsync(HttpContext context) => context.Response.WriteAsJsonAsync(new
    {
        user_code = "ABC123",
        device_code = "planted-device-code",
        verification_uri = "https://login.fake/device",
        expires_in = 900,
        interval = 1,
        message = "Open https://login.fake/device and enter ABC123.",
    });

    private Task IdentityAsync(HttpContext context)
    {
        if (context.Request.Query["client_id"] is { Count: 1 } named && named != Client)
        {
            context.Response.StatusCode = 400;
            return context.Response.WriteAsJsonAsync(new { statusCode = 400, message = "No User Assigned or Delegated Managed Identity found for specified ClientId" });
        }

        return context.Response.WriteAsJsonAsync(new
        {
            access_token = Token(),
            expires_on = $"{(TimeProvider.System.GetUtcNow() + Lifetime).ToUnixTimeSeconds()}",
            resource = context.Request.Query["resource"].ToString(),
            token_type = "Bearer",
            client_id = Client,
        });
    }

    private Task GiveAsync(HttpContext context, string token) =>
        context.Response.WriteAsJsonAsync(new { token_type = "Bearer", expires_in = (int)Lifetime.TotalSeconds, access_token = token });

    private static Task RefuseAsync(HttpContext context, int number, string error = "invalid_request")
    {
        context.Response.StatusCode = 400;
        return context.Response.WriteAsJsonAsync(new
        {
            error,
            error_description = $"AADSTS{number}: Refused, and here stands {Secret} as it must not be shown. Trace ID: x Correlation ID: {Correlation} Timestamp: now",
            error_codes = (int[])[number],
            correlation_id = Correlation,
        });
    }
}
