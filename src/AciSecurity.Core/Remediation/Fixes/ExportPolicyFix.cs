namespace AciSecurity.Remediation.Fixes;

/// <summary>Ends the export of artifacts from a registry that is closed to public networks, or is closed by the same plan.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-registry/data-loss-prevention</remarks>
public sealed class ExportPolicyFix() : Fix("Acr.ExportPolicy")
{
    /// <inheritdoc/>
    internal override NotRepaired? Apply(FixTarget target)
    {
        if (!target.Is(PublicAccessFix.Path, "Disabled"))
        {
            return Not(
                "exports can be off only where public network access is off",
                "Repair Acr.PublicAccess first, or with this one.",
                "Delete the export pipelines that the registry may have.");
        }

        target.Resource.Set("properties.policies.exportPolicy.status", "disabled", "enabled");
        return null;
    }
}
