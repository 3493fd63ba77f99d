namespace AciSecurity.Remediation.Fixes;

/// <summary>Locks a registry against deletion.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources</remarks>
public sealed class DeleteLockFix() : Fix("Acr.DeleteLock")
{
    private const string ApiVersion = "2020-05-01";

    /// <inheritdoc/>
    internal override NotRepaired? Apply(FixTarget target)
    {
        var id = $"{target.Finding.ResourceId}/providers/Microsoft.Authorization/locks/acisecurity-delete";
        var created = target.Draft.Resource(id, ApiVersion, WriteMethod.Put);
        created.Set("properties.level", "CanNotDelete");
        created.Set("properties.notes", "Set by AciSecurity: with the registry all its images would be gone.");
        return null;
    }
}
