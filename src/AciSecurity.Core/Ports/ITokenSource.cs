using AciSecurity.Sessions;

namespace AciSecurity.Ports;

/// <summary>Somebody who is signed in: gives tokens for the services that are called.</summary>
public interface ITokenSource
{
    /// <summary>A token that is good for some minutes at least; kept as long as it is, so asking is cheap.</summary>
    /// <param name="scope">For what: an audience with <c>/.default</c>.</param>
    /// <param name="claims">What the service demanded of the token in a challenge, as JSON; null where it demanded nothing.</param>
    /// <param name="cancellationToken">Ends the sign-in.</param>
    /// <exception cref="Faults.FaultException">Nobody can be signed in, and why.</exception>
    ValueTask<AccessToken> GetTokenAsync(string scope, string? claims, CancellationToken cancellationToken);
}
