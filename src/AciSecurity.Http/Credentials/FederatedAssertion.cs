using AciSecurity.Faults;

namespace AciSecurity.Http.Credentials;

/// <summary>The token of another issuer, in a file that is written anew from time to time: it is read for each sign-in.</summary>
internal sealed class FederatedAssertion(string path)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="FaultException">It cannot be read.</exception>
    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var text = (await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)).Trim();
            return text.Length > 0 ? text : throw new FaultException(SignInFaults.FederatedTokenUnreadable(path, "it is empty."));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(SignInFaults.FederatedTokenUnreadable(path, exception is UnauthorizedAccessException ? "access is denied." : "there is no such file, or another program holds it."));
        }
    }
}
