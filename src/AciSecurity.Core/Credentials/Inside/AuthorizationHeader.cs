using System.Text;
using System.Text.RegularExpressions;

namespace AciSecurity.Credentials.Inside;

/// <summary>Finds credentials as HTTP sends them: <c>Bearer x</c>, <c>Basic x</c>.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc7617, https://www.rfc-editor.org/rfc/rfc6750</remarks>
internal static partial class AuthorizationHeader
{
    private static readonly MarkedPattern BasicMarked = new(Basic(), "basic");
    private static readonly MarkedPattern DockerAuthMarked = new(DockerAuth(), "auth");
    private static readonly MarkedPattern BearerMarked = new(Bearer(), "bearer", "authorization");

    /// <summary>What kind of credential the text holds, with its article; null where it holds none.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text takes too long to examine.</exception>
    public static string? Of(string text)
    {
        if (BasicMarked.Matches(text).Any(match => IsUserAndPassword(match.Groups["secret"].Value))) return "a password of basic authentication";
        if (DockerAuthMarked.Matches(text).Any(match => IsUserAndPassword(match.Groups["secret"].Value))) return "a registry password";
        return BearerMarked.Matches(text).Any(match => !Placeholder.Is(match.Groups["secret"].Value) && RandomText.IsVaried(match.Groups["secret"].Value))
            ? "a bearer token"
            : null;
    }

    private static bool IsUserAndPassword(string base64)
    {
        var bytes = new byte[base64.Length];
        var padded = base64.TrimEnd('=');
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        if (!Convert.TryFromBase64String(padded, bytes.Length < padded.Length ? bytes = new byte[padded.Length] : bytes, out var count)) return false;
        var pair = Encoding.UTF8.GetString(bytes, 0, count).Split(':', 2);
        return pair.Length == 2 && pair[1].Length > 0 && !Placeholder.Is(pair[1]) && !pair.Any(part => part.Any(char.IsControl));
    }

    [GeneratedRegex(@"\bBasic(?:\s|%20){1,3}(?<secret>[A-Za-z0-9+/_-]{4,2000}={0,2})(?![A-Za-z0-9+/=])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Basic();

    // The "auth" of Docker's config.json: https://docs.docker.com/reference/cli/docker/login/
    [GeneratedRegex(@"\\?""auth\\?""\s{0,5}:\s{0,5}\\?""(?<secret>[A-Za-z0-9+/]{4,4000}={0,2})\\?""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DockerAuth();

    // Behind the header's name anything long enough, alone only what has a digit: prose speaks of bearer authentication.
    [GeneratedRegex(@"\bAuthorization[""']?[ \t]{0,3}[:=][ \t]{0,3}[""']?(?:Bearer|Token|ApiKey)(?:\s|%20){1,3}(?<secret>[\w.~+/=-]{6,})|\bBearer(?:\s|%20){1,3}(?=[A-Za-z._~+/-]{0,60}\d)(?<secret>[\w.~+/=-]{16,})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Bearer();
}
