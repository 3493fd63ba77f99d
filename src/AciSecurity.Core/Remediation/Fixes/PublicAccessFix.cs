namespace AciSecurity.Remediation.Fixes;

/// <summary>Closes the public endpoint of a registry that has a private one: without it nobody would get in.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-registry/container-registry-private-endpoints#disable-public-access-to-a-registry</remarks>
public sealed class PublicAccessFix() : Fix("Acr.PublicAccess")
{
    internal const string Path = "properties.publicNetworkAccess";

    /// <inheritdoc/>
    internal override NotRepaired? Apply(FixTarget target)
    {
        if (!target.HasPrivateEndpoint)
        {
            return Not(
                "the registry has no approved private endpoint, so that nobody could reach it",
                "Create a private endpoint to the registry in the network of those who pull and push, with its DNS zone group, and have it approved.",
                "Repair again.");
        }

        if (WhyNotClosed(target) is { } not) return not;
        target.Resource.Set(Path, "Disabled", "Enabled");
        return null;
    }
}
