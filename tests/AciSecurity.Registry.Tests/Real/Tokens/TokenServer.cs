using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AciSecurity.Registry.Tests.Real.Tokens;

/// <summary>Gives tokens to users of its own, and to anybody.</summary>
/// <remarks>https://distribution.github.io/distribution/spec/auth/token/</remarks>
internal sealed class TokenServer : IDisposable
{
    /// <summary>What the registry calls itself.</summary>
    public const string Service = "loopback-registry";

    private static readonly TokenUser[] Users = [TokenUser.Writer, TokenUser.Reader];

    /// <summary>How long tokens are good.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Who signs them.</summary>
    public TokenIssuer Issuer { get; } = new();

    /// <summary>Who asked for what; also those who were refused.</summary>
    public ConcurrentQueue<(string User, string Scope)> Asked { get; } = [];

    /// <summary>Answers a request for a token.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var user = UserOf(context.Request.Headers.Authorization.ToString(), out var name);
        var query = context.Request.Query;
        Asked.Enqueue((name, string.Join(' ', query["scope"].AsEnumerable())));
        context.Response.StatusCode = user is null ? 401 : query["service"] != Service ? 400 : 200;
        if (context.Response.StatusCode != 200) return;
        var access = query["scope"].SelectMany(scopes => scopes!.Split(' '))
            .Select(TokenScope.Parse)
            .OfType<TokenScope>()
            .Select(scope => scope with { Actions = [.. user!.Allowed(scope)] });
        await context.Response.WriteAsJsonAsync(new { token = Issuer.Issue(name, Service, access, Life) });
    }

    public void Dispose() => Issuer.Dispose();

    private static TokenUser? UserOf(string authorization, out string name)
    {
        name = "";
        if (authorization.Length == 0) return TokenUser.Anybody;
        if (!authorization.StartsWith("Basic ", StringComparison.Ordinal)) return null;
        var said = Encoding.UTF8.GetString(Convert.FromBase64String(authorization["Basic ".Length..]));
        name = said.Split(':')[0];
        return Array.Find(Users, user => user.Credentials == said);
    }
}
