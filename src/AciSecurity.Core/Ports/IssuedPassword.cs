using System.Security;

namespace AciSecurity.Ports;

/// <summary>A password that Azure has just made. Nobody can ask for a token's again.</summary>
/// <param name="UserName">Who signs in with it.</param>
/// <param name="Password">The password.</param>
/// <param name="Expires">Until when it is good; null where it does not expire.</param>
public sealed record IssuedPassword(string UserName, SecureString Password, DateTimeOffset? Expires)
{
    /// <summary>Whose it is, and nothing of it.</summary>
    public override string ToString() => $"a password of {UserName}";
}
