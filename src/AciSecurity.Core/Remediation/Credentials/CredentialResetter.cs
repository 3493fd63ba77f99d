using System.Security;
using AciSecurity.Faults;
using AciSecurity.Ports;
using AciSecurity.Remediation.Journal;
using AciSecurity.Sessions;

namespace AciSecurity.Remediation.Credentials;

/// <summary>Replaces passwords of registries: written down first, one after the other, and each kept or handed out before the next is touched.</summary>
/// <param name="issuer">Has them replaced.</param>
/// <param name="vault">Keeps the new ones.</param>
/// <param name="journal">Where it is kept that they were replaced.</param>
/// <param name="resourceManager">The Resource Manager of the cloud.</param>
public sealed class CredentialResetter(ICredentialIssuer issuer, ISecretVault vault, RepairJournal journal, Uri resourceManager)
{
    private static readonly TimeSpan Rounding = TimeSpan.FromMinutes(1);

    /// <summary>Makes sure that Key Vault answers and knows the caller, as far as reading shows it: a new password that cannot be kept is lost.</summary>
    /// <exception cref="FaultException">It does not.</exception>
    public async Task CheckAsync(CredentialReset reset, CancellationToken cancellationToken)
    {
        foreach (var password in reset.Passwords)
        {
            if (password.Secret is { } secret) await vault.CheckAsync(secret, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Replaces the passwords of an account.</summary>
    /// <param name="reset">Which.</param>
    /// <param name="made">Takes each new one.</param>
    /// <param name="cancellationToken">Stops before the next one.</param>
    /// <exception cref="FaultException">Not all were; the journal says how far it came.</exception>
    public async Task ResetAsync(CredentialReset reset, Func<RegistryCredential, Task> made, CancellationToken cancellationToken)
    {
        var entry = await journal.StartAsync(reset.Plan, resourceManager, cancellationToken).ConfigureAwait(false);
        string? why = "Stopped by the caller; what was asked for last may have taken effect.";
        try
        {
            foreach (var password in reset.Passwords)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var credential = await ResetAsync(reset, password, cancellationToken).ConfigureAwait(false);
                await made(credential).ConfigureAwait(false);
                if (password.Expires is { } end && !(credential.Expires <= end + Rounding)) throw new FaultException(RemediationFaults.NotKept(reset.Plan.ResourceId, $"{password.Name} of {credential.UserName} does not expire when it should"));
            }

            why = null;
        }
        catch (FaultException exception)
        {
            why = exception.Fault.Message;
            throw;
        }
        finally
        {
            await journal.EndAsync(entry, why is null ? JournalState.Applied : JournalState.Failed, why).ConfigureAwait(false);
        }
    }

    private async Task<RegistryCredential> ResetAsync(CredentialReset reset, PasswordReset password, CancellationToken cancellationToken)
    {
        var credential = new RegistryCredential(reset.LoginServer, reset.UserName, password.Name) { ResourceId = reset.Plan.ResourceId };
        var issued = await IssueAsync(credential, password, cancellationToken).ConfigureAwait(false);
        credential = credential with { UserName = issued.UserName, Expires = issued.Expires };
        if (password.Secret is not { } secret) return credential with { Password = issued.Password };
        using (issued.Password) return credential with { KeyVaultSecretId = await KeepAsync(credential, issued.Password, secret).ConfigureAwait(false) };
    }

    private async Task<IssuedPassword> IssueAsync(RegistryCredential credential, PasswordReset password, CancellationToken cancellationToken)
    {
        try
        {
            return await issuer.IssueAsync(password.Write, password.Name, cancellationToken).ConfigureAwait(false);
        }
        catch (FaultException exception) when (MayHaveTakenEffect(exception.Fault))
        {
            throw new FaultException(CredentialFaults.StateUnknown(credential, exception.Fault.Cause));
        }
    }

    // Between the old password and the kept one there is no way back: nobody stops here.
    private async Task<Uri> KeepAsync(RegistryCredential credential, SecureString password, KeyVaultSecretAddress secret)
    {
        try
        {
            return await vault.KeepAsync(secret, password, credential, CancellationToken.None).ConfigureAwait(false);
        }
        catch (FaultException exception)
        {
            throw new FaultException(CredentialFaults.NotKept(credential, secret, exception.Fault.Cause));
        }
    }

    /// <summary>An answer that got lost, or that nobody understands, says nothing of what was done.</summary>
    private static bool MayHaveTakenEffect(Fault fault) =>
        fault.Category is FaultCategory.ConnectionError or FaultCategory.ResourceUnavailable or FaultCategory.InvalidData && fault.Id != AzureFaults.Throttled("").Id;
}
