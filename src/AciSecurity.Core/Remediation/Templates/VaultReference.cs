using AciSecurity.Resources;

namespace AciSecurity.Remediation.Templates;

/// <summary>A key vault that a deployment takes secrets from.</summary>
/// <param name="Id">Its resource id.</param>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/bicep/key-vault-parameter</remarks>
public sealed record VaultReference(string Id)
{
    private const int LongestName = 127;

    /// <summary>The GUID of its subscription.</summary>
    public string SubscriptionId => Segment("subscriptions");

    /// <summary>Its resource group.</summary>
    public string ResourceGroupName => Segment("resourceGroups");

    /// <summary>Its name.</summary>
    public string Name => Segment("vaults");

    /// <summary>The name of the secret that a parameter takes its value from: that of the group and that of the parameter.</summary>
    /// <remarks>Names of secrets have letters, digits and hyphens:
    /// https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftkeyvault</remarks>
    public static string SecretName(string group, string parameter)
    {
        var name = string.Concat($"{group}-{parameter}".Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-')).Trim('-');
        return name.Length <= LongestName ? name : name[^LongestName..].TrimStart('-');
    }

    private string Segment(string name) => ResourceHeader.Segment(Id, name) ?? "";
}
