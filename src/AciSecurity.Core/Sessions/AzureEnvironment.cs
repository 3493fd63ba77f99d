namespace AciSecurity.Sessions;

/// <summary>One cloud: where its services are, and for whom tokens are asked.</summary>
/// <remarks>Endpoints of the public and the sovereign clouds: https://learn.microsoft.com/azure/developer/identity/sovereign-clouds and
/// https://learn.microsoft.com/cli/azure/manage-clouds-azure-cli; of blobs:
/// https://learn.microsoft.com/azure/storage/blobs/authorize-access-azure-active-directory. Properties can be set, so that PowerShell makes one of a hashtable:
/// Azure Stack Hub, a private cloud, a simulator.</remarks>
public sealed class AzureEnvironment
{
    /// <summary>The public cloud.</summary>
    public static AzureEnvironment AzureCloud { get; } = new()
    {
        Name = "AzureCloud",
        ResourceManager = new("https://management.azure.com"),
        Authority = new("https://login.microsoftonline.com"),
        Audience = "https://management.azure.com/",
        LogAnalytics = new("https://api.loganalytics.io"),
        KeyVaultSuffix = ".vault.azure.net",
        RegistrySuffix = ".azurecr.io",
        StorageSuffix = ".blob.core.windows.net",
    };

    /// <summary>The cloud of the US government.</summary>
    public static AzureEnvironment AzureUSGovernment { get; } = new()
    {
        Name = "AzureUSGovernment",
        ResourceManager = new("https://management.usgovcloudapi.net"),
        Authority = new("https://login.microsoftonline.us"),
        Audience = "https://management.usgovcloudapi.net",
        LogAnalytics = new("https://api.loganalytics.us"),
        KeyVaultSuffix = ".vault.usgovcloudapi.net",
        RegistrySuffix = ".azurecr.us",
        StorageSuffix = ".blob.core.usgovcloudapi.net",
    };

    /// <summary>The cloud of 21Vianet in China.</summary>
    public static AzureEnvironment AzureChinaCloud { get; } = new()
    {
        Name = "AzureChinaCloud",
        ResourceManager = new("https://management.chinacloudapi.cn"),
        Authority = new("https://login.chinacloudapi.cn"),
        Audience = "https://management.chinacloudapi.cn",
        LogAnalytics = new("https://api.loganalytics.azure.cn"),
        KeyVaultSuffix = ".vault.azure.cn",
        RegistrySuffix = ".azurecr.cn",
        StorageSuffix = ".blob.core.chinacloudapi.cn",
    };

    /// <summary>The clouds that have a name.</summary>
    public static IReadOnlyList<AzureEnvironment> All { get; } = [AzureCloud, AzureUSGovernment, AzureChinaCloud];

    /// <summary>What it is called.</summary>
    public string Name { get; set; } = "Custom";

    /// <summary>Azure Resource Manager.</summary>
    public Uri? ResourceManager { get; set; }

    /// <summary>Microsoft Entra ID, without the tenant.</summary>
    public Uri? Authority { get; set; }

    /// <summary>For whom tokens of the Resource Manager are, without <c>/.default</c>; where it is not set, the Resource Manager itself.</summary>
    public string? Audience { get; set; }

    /// <summary>Azure Resource Graph; where it is not set, the Resource Manager, which answers for it in every cloud with a name.</summary>
    public Uri? ResourceGraph { get; set; }

    /// <summary>Log Analytics, where queries go.</summary>
    public Uri? LogAnalytics { get; set; }

    /// <summary>What the host of a Key Vault ends with.</summary>
    public string KeyVaultSuffix { get; set; } = "";

    /// <summary>What the login server of a registry ends with; <c>localhost</c> where registries are at ports of this machine, as a simulator has them.</summary>
    public string RegistrySuffix { get; set; } = "";

    /// <summary>What the host of a storage account's blobs ends with.</summary>
    public string StorageSuffix { get; set; } = "";

    /// <summary>A blob service that has its accounts in the path and not in the host, as an emulator does; null where there is none.</summary>
    public Uri? BlobService { get; set; }

    /// <summary>A service that has its key vaults in the path and not in the host, as an emulator does; null where there is none.</summary>
    public Uri? KeyVaultService { get; set; }

    /// <summary>The SHA-1 or SHA-256 thumbprint, in hexadecimal, of the one certificate that its servers may have; null where the
    /// machine's trust decides.</summary>
    public string? CertificateThumbprint { get; set; }

    /// <summary>The scope of a token for the Resource Manager. The double slash that a trailing one gives is what Microsoft's clients send.</summary>
    public string ResourceManagerScope => (Audience ?? ResourceManager?.GetLeftPart(UriPartial.Authority)) + "/.default";

    /// <summary>The scope of a token for Key Vault: one for all vaults of the cloud.</summary>
    public string KeyVaultScope => $"https://{KeyVaultSuffix.TrimStart('.')}/.default";

    /// <summary>Whether an address is one in a Key Vault of this cloud: whoever is signed in shows a token there.</summary>
    public bool IsInKeyVault(Uri address)
    {
        if (address.Scheme != Uri.UriSchemeHttps || address.UserInfo.Length > 0) return false;
        if (KeyVaultSuffix is ['.', ..] && address.IsDefaultPort && address.IdnHost.Length > KeyVaultSuffix.Length && address.IdnHost.EndsWith(KeyVaultSuffix, StringComparison.OrdinalIgnoreCase)) return true;
        return KeyVaultService is { } service && address.Authority == service.Authority && address.AbsolutePath.StartsWith(service.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal);
    }

    /// <summary>Whether a token with this audience is one for the Resource Manager. In the public cloud that has a second, older name.</summary>
    public bool IsAudience(string audience)
    {
        string?[] known = [Audience, ResourceManager?.GetLeftPart(UriPartial.Authority), this == AzureCloud ? "https://management.core.windows.net" : null];
        return known.Any(name => name is not null && name.TrimEnd('/').Equals(audience.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Where queries of Resource Graph go.</summary>
    public Uri? GraphEndpoint => ResourceGraph ?? ResourceManager;

    /// <summary>Why it cannot be used, as a sentence; null where it can. Tokens go to these places, so only TLS will do.</summary>
    public string? WhyInvalid()
    {
        (string Name, Uri? Value, bool IsNeeded)[] places =
        [
            (nameof(ResourceManager), ResourceManager, true), (nameof(Authority), Authority, true),
            (nameof(ResourceGraph), ResourceGraph, false), (nameof(LogAnalytics), LogAnalytics, false), (nameof(BlobService), BlobService, false),
            (nameof(KeyVaultService), KeyVaultService, false),
        ];
        foreach (var (name, value, isNeeded) in places)
        {
            if (value is null && isNeeded) return $"{name} is missing.";
            if (value is { IsAbsoluteUri: false }) return $"{name} is not an absolute address.";
            if (value is not null && value.Scheme != Uri.UriSchemeHttps) return $"{name} is not an https address, and tokens would go there in clear.";
        }

        if (StorageSuffix is { Length: > 0 } and not ['.', ..]) return $"{nameof(StorageSuffix)} begins with no dot, so other hosts would end with it too.";
        if (RegistrySuffix is { Length: > 0 } and not ['.', ..] and not "localhost") return $"{nameof(RegistrySuffix)} begins with no dot, so other hosts would end with it too.";
        var thumbprint = CertificateThumbprint;
        return thumbprint is null or { Length: 40 or 64 } && thumbprint?.All(char.IsAsciiHexDigit) != false
            ? null
            : $"{nameof(CertificateThumbprint)} is neither the SHA-1 nor the SHA-256 of a certificate in hexadecimal.";
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
