using AciSecurity.Sessions;

namespace AciSecurity.Registry.SignIn;

/// <summary>Who asks a registry, and how that is proved.</summary>
internal abstract class RegistrySignIn
{
    /// <summary>What follows <c>Basic</c> in the Authorization header, for a registry that wants a password with each request; null where there is none.</summary>
    public virtual string? Basic => null;

    /// <summary>Why the registry may have refused, as a sentence.</summary>
    public abstract string Refusal { get; }

    /// <summary>Gets a token.</summary>
    /// <returns>Null where the service refuses.</returns>
    public abstract Task<AccessToken?> GetTokenAsync(TokenService service, TokenQuestion question, CancellationToken cancellationToken);

    /// <summary>The realm with the question in its query.</summary>
    private protected static Uri Address(TokenQuestion question)
    {
        var query = new List<string> { $"service={Uri.EscapeDataString(question.Service)}" };
        query.AddRange(question.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(scope => $"scope={Uri.EscapeDataString(scope)}"));
        var address = new UriBuilder(question.Realm);
        address.Query = string.Join('&', address.Query.Length > 1 ? [address.Query[1..], .. query] : query);
        return address.Uri;
    }
}
