using System.Management.Automation;
using System.Security;

namespace AciSecurity.Binding;

/// <summary>Reads an access token in the forms in which people have one: a SecureString, text, or what Get-AzAccessToken and
/// 'az account get-access-token' give.</summary>
internal static class TokenArgument
{
    private static readonly string[] Names = ["Token", "accessToken", "access_token"];

    /// <summary>The token; null where <paramref name="value"/> is none.</summary>
    public static SecureString? Of(object? value)
    {
        var plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        return plain switch
        {
            null => null,
            SecureString { Length: > 0 } secret => secret,
            string text => OfText(text),
            SecureString or ValueType => null,
            _ => Names.Select(name => PSObject.AsPSObject(value!).Properties[name]?.Value).Where(token => token is not null).Select(OfProperty).FirstOrDefault(),
        };
    }

    private static SecureString? OfProperty(object? token) => (token is PSObject wrapped ? wrapped.BaseObject : token) switch
    {
        SecureString { Length: > 0 } secret => secret,
        string text => OfText(text),
        _ => null,
    };

    private static SecureString? OfText(string text)
    {
        var token = text.Trim();
        if (token.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) token = token["Bearer ".Length..].TrimStart();
        if (token.Length == 0) return null;
        var secret = new SecureString();
        foreach (var letter in token) secret.AppendChar(letter);
        secret.MakeReadOnly();
        return secret;
    }
}
