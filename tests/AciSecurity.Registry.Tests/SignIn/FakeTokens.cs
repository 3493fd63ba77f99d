using AciSecurity.Registry.Tests.Fake;
using Microsoft.AspNetCore.Http;

namespace AciSecurity.Registry.Tests.SignIn;

/// <summary>Makes a fake registry want tokens and give them, as registries do.</summary>
internal static class FakeTokens
{
    public const string Token = "planted-registry-token";

    /// <summary>Everything but the token service wants a token.</summary>
    public static void Install(FakeRegistry fake, string? realm = null, int life = 300)
    {
        fake.Answer = async context =>
        {
            if (context.Request.Path == "/token")
            {
                await context.Response.WriteAsJsonAsync(new { token = Token, expires_in = life });
                return true;
            }

            if (context.Request.Headers.Authorization == $"Bearer {Token}") return false;
            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"{realm ?? new Uri(fake.Endpoint, "/token").ToString()}\",service=\"fake\",scope=\"repository:app:pull\"";
            return true;
        };
    }

    /// <summary>What else is answered once the first has nothing against it.</summary>
    public static Func<HttpContext, Task<bool>> Then(Func<HttpContext, Task<bool>> first, Func<HttpContext, bool> second) =>
        async context => await first(context) || second(context);
}
