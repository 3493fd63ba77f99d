using System.Text.RegularExpressions;
using AciSecurity.Faults;

namespace AciSecurity.Sessions;

/// <summary>Where a secret of Azure Key Vault is to be: <c>https://vault/secrets/name</c>, without a version. Its name may have <c>{registry}</c>,
/// <c>{user}</c> and <c>{password}</c> in it, so that one address stands for several secrets.</summary>
/// <remarks>https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#objects-identifiers-and-versioning</remarks>
public sealed partial record KeyVaultSecretAddress
{
    private const int LongestName = 127;

    private KeyVaultSecretAddress(Uri vault, string name) => (Vault, Name) = (vault, name);

    /// <summary>The vault, with a slash at its end.</summary>
    public Uri Vault { get; }

    /// <summary>The secret's name.</summary>
    public string Name { get; }

    /// <summary>The secret, whichever version is the newest.</summary>
    public Uri Uri => new(Vault, $"secrets/{Name}");

    /// <summary>Reads an address.</summary>
    /// <exception cref="FaultException">It is none of a secret. It is repeated only where nothing else can be in it.</exception>
    public static KeyVaultSecretAddress Parse(string text)
    {
        if (Form().Match(text) is not { Success: true } match) throw Invalid("The address of the secret", "it is not https://<vault>/secrets/<name>, with letters, digits and dashes in the name and nothing behind it.");
        return Uri.TryCreate(match.Groups["vault"].Value + "/", UriKind.Absolute, out var vault) ? new(vault, match.Groups["name"].Value) : throw Invalid(text, "it has no host.");
    }

    /// <summary>The address of the secret for one password.</summary>
    /// <exception cref="FaultException">No secret can have that name.</exception>
    public KeyVaultSecretAddress For(string registry, string user, string password)
    {
        var name = Name.Replace("{registry}", registry, StringComparison.Ordinal).Replace("{user}", user, StringComparison.Ordinal).Replace("{password}", password, StringComparison.Ordinal);
        if (!SecretName().IsMatch(name)) throw Invalid($"{Vault}secrets/{name}", $"the name of a secret has letters, digits and dashes alone, and {LongestName} of them at most.");
        return new(Vault, name);
    }

    /// <summary>Makes sure that the vault is one of <paramref name="environment"/>: whoever is signed in there shows a token.</summary>
    /// <exception cref="FaultException">It is not.</exception>
    public void MustBeIn(AzureEnvironment environment)
    {
        var isWhole = Vault.AbsolutePath == "/" || Vault.Authority == environment.KeyVaultService?.Authority;
        if (!isWhole || !environment.IsInKeyVault(Vault)) throw Invalid(ToString(), $"{Vault.Host} is no Key Vault of {environment}.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Vault}secrets/{Name}";

    private static FaultException Invalid(string shown, string cause) => new(CredentialFaults.SecretAddressInvalid(shown, cause));

    // A vault is a host, or the first part of a path where an emulator has vaults.
    [GeneratedRegex(@"^(?<vault>https://[A-Za-z0-9.-]+(:\d{1,5})?(/[A-Za-z0-9-]+)*)/secrets/(?<name>([A-Za-z0-9-]|\{registry\}|\{user\}|\{password\}){1,200})\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,127}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SecretName();
}
