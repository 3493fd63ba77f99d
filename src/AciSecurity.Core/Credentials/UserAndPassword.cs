using System.Text.RegularExpressions;

namespace AciSecurity.Credentials;

/// <summary>Recognises <c>user:password</c> and <c>user/password</c> where the name says that the value is such a pair.</summary>
internal static partial class UserAndPassword
{
    /// <summary>Whether the text is a pair; a host with its port is none.</summary>
    public static bool Is(string text) => Pair().Match(text.Trim()) is { Success: true } match && !Placeholder.Is(match.Groups["secret"].Value);

    // A hash behind the user's name is no password: $apr1$…, $2y$….
    [GeneratedRegex(@"^[\w.@-]{1,100}[:/](?!\d{1,5}$|/|\$(?:apr1|2[aby]|[156])\$|\{)(?<secret>\S{1,200})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pair();
}
