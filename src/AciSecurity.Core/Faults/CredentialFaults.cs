using AciSecurity.Remediation.Credentials;
using AciSecurity.Sessions;

namespace AciSecurity.Faults;

/// <summary>The faults of replacing passwords of registries, one factory each.</summary>
public static class CredentialFaults
{
    /// <summary>The admin user is off, and Azure replaces its passwords only while it is on.</summary>
    public static Fault AdminUserOff(string target) =>
        new("AciSecurity.RegistryAdminUserOff", FaultCategory.InvalidArgument, $"{target}: the admin user is off, and its passwords can be replaced only while it is on. Nothing was changed.", target)
        {
            RecommendedAction = "Leave it off and pull with a managed identity. Where it is needed: Set-AcrSecuritySetting -AdminUser $true first; its old passwords are good again then until they are replaced.",
        };

    /// <summary>The password would expire at no good time.</summary>
    public static Fault ExpiryInvalid(string cause) =>
        new("AciSecurity.CredentialExpiryInvalid", FaultCategory.InvalidArgument, $"The password cannot be made so: {cause}", "Expires")
        {
            RecommendedAction = $"Say -ExpiresIn or -ExpiresOn, in the future and within {CredentialLifetime.Longest.Days} days; without them it is good for {CredentialLifetime.Usual.Days} days.",
        };

    /// <summary>Nobody knows whether the password was replaced.</summary>
    /// <param name="credential">The password.</param>
    /// <param name="cause">What happened.</param>
    public static Fault StateUnknown(RegistryCredential credential, string cause) =>
        new("AciSecurity.CredentialStateUnknown", FaultCategory.WriteError, $"{credential.ResourceId}: {credential.Name} of {credential.UserName} may have been replaced, and what it is now is not known: {cause}", credential.ResourceId)
        {
            RecommendedAction = "Run again: it makes another one. Until then whoever has the old one may be cut off.",
        };

    /// <summary>The password was replaced, and the new one is lost.</summary>
    /// <param name="credential">The password.</param>
    /// <param name="secret">Where it was to be kept.</param>
    /// <param name="cause">Why it is not there.</param>
    public static Fault NotKept(RegistryCredential credential, KeyVaultSecretAddress secret, string cause) =>
        new("AciSecurity.CredentialNotKept", FaultCategory.WriteError, $"{credential.ResourceId}: {credential.Name} of {credential.UserName} was replaced, and the new one is not in {secret}: {cause} It is lost.", credential.ResourceId)
        {
            RecommendedAction = "Whoever has the old one is cut off. Mend the cause and run again, which makes another one: the account needs Key Vault Secrets Officer there, and a deleted secret of that name must be recovered or purged.",
        };

    /// <summary>No secret can be there, or none that this module would write.</summary>
    /// <param name="shown">The address without what may be secret in it.</param>
    /// <param name="cause">What is wrong with it.</param>
    public static Fault SecretAddressInvalid(string shown, string cause) =>
        new("AciSecurity.KeyVaultSecretInvalid", FaultCategory.InvalidArgument, $"{shown}: {cause}", shown)
        {
            RecommendedAction = "Write https://<vault>.vault.azure.net/secrets/<name>, with the suffix of the cloud that is signed in to; the name may have {registry}, {user} and {password} in it.",
        };

    /// <summary>Two passwords would be versions of one secret, and only the last could be found.</summary>
    public static Fault SecretShared(KeyVaultSecretAddress secret) =>
        new("AciSecurity.KeyVaultSecretInvalid", FaultCategory.InvalidArgument, $"{secret}: two passwords would be kept there, and the second would hide the first. Nothing was changed for it.", $"{secret}")
        {
            RecommendedAction = "Name one password with -Password, or tell the secrets apart: their name may have {registry}, {user} and {password} in it.",
        };
}
