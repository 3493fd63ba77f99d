using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Audits;

/// <summary>What has to be read for some rules: nothing else is asked for in Azure.</summary>
/// <param name="Types">The ARM types that they judge.</param>
/// <param name="Facts">What they must know beyond.</param>
public sealed record ReadingNeeds(IReadOnlyCollection<string> Types, FactKinds Facts)
{
    // What groups and registries use is read for their sake, and a subscription matters that has some: so they are read first.
    private static readonly string[] KnownByUse = [ResourceTypes.KeyVault, ResourceTypes.Subscription, ResourceTypes.DefenderPlan, .. ResourceTypes.Databases];

    /// <summary>Whether it matters which Key Vaults are used.</summary>
    public bool VaultUses => Types.Contains(ResourceTypes.KeyVault);

    /// <summary>Whether it matters which databases are used.</summary>
    public bool DatabaseUses => ResourceTypes.Databases.Any(Types.Contains);

    /// <summary>What <paramref name="rules"/> need.</summary>
    public static ReadingNeeds Of(IEnumerable<RuleMetadata> rules)
    {
        var types = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var facts = FactKinds.None;
        foreach (var rule in rules)
        {
            types.UnionWith(rule.ResourceTypes);
            facts |= rule.Needs;
        }

        if (types.Overlaps(KnownByUse)) facts |= FactKinds.ContainerGroups | FactKinds.Registries;
        if (types.Contains(ResourceTypes.Replication)) facts |= FactKinds.Replications;
        if (types.Any(type => type.StartsWith(ResourceTypes.Registry + "/", StringComparison.OrdinalIgnoreCase))) facts |= FactKinds.Registries;
        if (facts.HasFlag(FactKinds.RoleAssignments)) facts |= FactKinds.RoleDefinitions;
        return new(types, facts);
    }
}
