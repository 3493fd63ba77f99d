using System.Text.RegularExpressions;

namespace AciSecurity.Credentials.Inside;

/// <summary>Finds secrets in longer texts, by what stands before them: a name, an option, a scheme.</summary>
internal static class SecretInside
{
    /// <summary>What kind of secret the text holds, with its article; null where it holds none that is known.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text takes too long to examine.</exception>
    public static string? Of(string text) => AuthorizationHeader.Of(text) ?? ProgramArgument.Of(text) ?? AssignedSecret.Of(text);
}
