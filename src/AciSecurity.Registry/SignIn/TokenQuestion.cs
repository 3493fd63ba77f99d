using AciSecurity.Faults;
using AciSecurity.Images;

namespace AciSecurity.Registry.SignIn;

/// <summary>For which token a registry asks.</summary>
/// <param name="Realm">Who gives it.</param>
/// <param name="Service">For which service it is, as the registry calls itself.</param>
/// <param name="Scope">What it has to allow: scopes with spaces between, e.g. <c>repository:team/app:pull</c>; empty where the registry names none.</param>
internal sealed record TokenQuestion(Uri Realm, string Service, string Scope)
{
    /// <summary>Reads a challenge.</summary>
    /// <param name="challenge">A challenge with the scheme Bearer.</param>
    /// <param name="registry">Whose it is.</param>
    /// <exception cref="FaultException">It leads to another host: a password or an Entra token would go there.</exception>
    public static TokenQuestion Of(Challenge challenge, RegistryAddress registry)
    {
        if (!Uri.TryCreate(registry.Endpoint, challenge["realm"], out var realm) || challenge["realm"] is null)
        {
            throw new FaultException(RegistryFaults.ReplyInvalid(registry.LoginServer, "it asks for a token and does not say who gives it."));
        }

        if (!realm.IdnHost.Equals(registry.Endpoint.IdnHost, StringComparison.OrdinalIgnoreCase) || realm.Scheme != registry.Endpoint.Scheme || realm.UserInfo.Length > 0)
        {
            throw new FaultException(RegistryFaults.ReplyInvalid(registry.LoginServer, "it asks for a token of another host, where no credentials are sent."));
        }

        return new(realm, challenge["service"] ?? registry.LoginServer, challenge["scope"] ?? "");
    }

    /// <summary>The scope to ask for: what the work takes where that has all that is demanded, for reading is demanded first where writing follows; else what is
    /// demanded. docker-registry names the actions in a different order each time.</summary>
    public static string Widened(string demanded, string taken) => Covers(taken, demanded) ? taken : demanded;

    // https://distribution.github.io/distribution/spec/auth/scope/
    private static bool Covers(string wide, string narrow)
    {
        if (narrow.Length == 0) return true;
        var (end, other) = (wide.LastIndexOf(':'), narrow.LastIndexOf(':'));
        return end > 0 && other > 0 && wide[..end] == narrow[..other] && !narrow[(other + 1)..].Split(',').Except(wide[(end + 1)..].Split(',')).Any();
    }
}
