using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>The key of a storage account opens all that is in it, for ever, to everyone who has seen it.</summary>
/// <remarks>volumes[].azureFile: storageAccountKey, storageAccountKeyReference since api-version 2025-09-01,
/// userAssignedIdentityClientId since 2026-07-01. Replies never hold the key.
/// https://learn.microsoft.com/azure/container-instances/container-instances-volume-azure-files</remarks>
public sealed class VolumeAccountKeyRule : Rule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.VolumeAccountKey", "File shares are mounted without an account key")
    {
        Severity = Severity.Medium,
        Section = Section.Credentials | Section.LeastPrivilege,
        ResourceTypes = ResourceTypes.ContainerGroups,
        Cmdlets = ["Test-AciCredential"],
        Controls = ["MCSB IM-3", "MCSB IM-8"],
        Recommendation = "Mount the share with userAssignedIdentityClientId, or refer to the key in a key vault with storageAccountKeyReference, and "
            + "change the key: it has been seen.",
    };

    /// <inheritdoc/>
    public override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context)
    {
        var volumes = resource.AsContainerGroup().Volumes;
        if (volumes.IsUnresolved) return [volumes.Match(_ => Pass(), Pass, Unknown)];
        List<Verdict> verdicts = [.. volumes.Or([]).Select(volume => Judge(volume, resource)).OfType<Verdict>()];
        return verdicts.Count > 0 ? verdicts : [Pass("mounts no Azure file share").On(volumes.Select(list => list.Count))];
    }

    private static Verdict? Judge(Volume volume, Resource resource)
    {
        var isShare = volume.IsFileShare;
        if (isShare.IsKnown && !isShare.Value) return null;
        var verdict = isShare.IsUnresolved ? Unknown($"has a volume that {isShare.Reason}").On(isShare) : JudgeShare(volume, resource);
        return verdict with { Subject = Redaction.Text(volume.Label) };
    }

    private static Verdict JudgeShare(Volume volume, Resource resource)
    {
        var (key, reference, identity) = (volume.HasAccountKey, volume.AccountKeyReference, volume.IdentityClientId);
        if (key.Or(false)) return Fail("mounts a file share with its storage account's key") with { Evidence = [Evidence.OfSecret(key)] };
        if (key.IsUnresolved) return Unknown($"mounts a file share, and storageAccountKey {key.Reason}") with { Evidence = [Evidence.OfSecret(key)] };
        if (identity.IsKnown) return Pass("mounts a file share with a managed identity").On(identity);
        if (reference.IsKnown) return Pass("mounts a file share with a key that Key Vault keeps").On(reference);
        if (reference.IsUnresolved) return Unknown($"mounts a file share, and storageAccountKeyReference {reference.Reason}").On(reference);
        if (identity.IsUnresolved) return Unknown($"mounts a file share, and userAssignedIdentityClientId {identity.Reason}").On(identity);
        return resource.Completeness == Completeness.Declared
            ? Unknown("mounts a file share and says neither key nor identity").On(reference)
            : Fail("mounts a file share with its storage account's key, which Azure does not show").On(reference).On(identity);
    }
}
