namespace AciSecurity.Remediation.Fixes;

/// <summary>Lets trusted services past the network rules where something needs it, and not where nothing does: the finding is about the
/// other of the two.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-registry/allow-access-trusted-services</remarks>
public sealed class TrustedServicesFix() : Fix("Acr.TrustedServices")
{
    private const string Path = "properties.networkRuleBypassOptions";

    /// <inheritdoc/>
    internal override NotRepaired? Apply(FixTarget target)
    {
        target.Resource.Set(Path, target.Is(Path, "None") ? "AzureServices" : "None", "AzureServices");
        return null;
    }
}
