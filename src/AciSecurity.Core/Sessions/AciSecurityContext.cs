using AciSecurity.Faults;
using AciSecurity.Ports;

namespace AciSecurity.Sessions;

/// <summary>Somebody signed in to a cloud: what live cmdlets work with.</summary>
/// <remarks>It shows no token; what calls Azure asks <see cref="TokenSource"/> for one.</remarks>
public sealed class AciSecurityContext
{
    private readonly ITokenSource _tokens;

    /// <summary>Makes a context.</summary>
    public AciSecurityContext(AzureEnvironment environment, ITokenSource tokens)
    {
        Environment = environment;
        _tokens = tokens;
    }

    /// <summary>The cloud.</summary>
    public AzureEnvironment Environment { get; }

    /// <summary>The tenant's GUID or name; null where nobody said it and no token shows it.</summary>
    public string? TenantId { get; init; }

    /// <summary>Who is signed in: a user's name, or the id of an application or identity.</summary>
    public string? Account { get; init; }

    /// <summary>The object id of who is signed in, as role assignments name it; null where no token shows it.</summary>
    public string? ObjectId { get; init; }

    /// <summary>How: Browser, DeviceCode, ManagedIdentity, Secret, Certificate, FederatedToken, AccessToken or AzSession.</summary>
    public required string SignInKind { get; init; }

    /// <summary>When the token that was got at sign-in ends. Later ones are got as they are needed, but for a token that was given.</summary>
    public DateTimeOffset? ExpiresOn { get; init; }

    /// <summary>Who gives tokens: a method, so that no view asks for it.</summary>
    public ITokenSource TokenSource() => _tokens;

    /// <summary>Signs in: a token is got before there is a context, and who it is for is read from it.</summary>
    /// <param name="environment">The cloud.</param>
    /// <param name="tokens">Who gives tokens.</param>
    /// <param name="kind">How, as <see cref="SignInKind"/> says it.</param>
    /// <param name="cancellationToken">Ends the sign-in.</param>
    /// <exception cref="FaultException">The environment cannot be used, or nobody could be signed in.</exception>
    public static async Task<AciSecurityContext> OpenAsync(AzureEnvironment environment, ITokenSource tokens, string kind, CancellationToken cancellationToken)
    {
        if (environment.WhyInvalid() is { } cause) throw new FaultException(SignInFaults.EnvironmentInvalid(environment.Name, cause));
        var token = await tokens.GetTokenAsync(environment.ResourceManagerScope, claims: null, cancellationToken).ConfigureAwait(false);
        var claims = TokenClaims.Of(token.Reveal());
        return new(environment, tokens)
        {
            TenantId = claims.TenantId,
            Account = claims.Account,
            ObjectId = claims.ObjectId,
            SignInKind = kind,
            ExpiresOn = token.ExpiresOn,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Account ?? "somebody"} in {TenantId ?? "a tenant"} of {Environment}";
}
