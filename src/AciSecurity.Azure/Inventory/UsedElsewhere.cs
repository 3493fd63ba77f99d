using AciSecurity.Audits;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Azure.Inventory;

/// <summary>What the resources of a reading use that lies elsewhere, in any subscription: identities with their roles, and Key Vaults.</summary>
/// <remarks>Subscriptions are read side by side, so it takes one caller after the other.</remarks>
/// <param name="needs">What is going to be asked for, and nothing else is looked for: it takes reading every setting of every group.</param>
internal sealed class UsedElsewhere(ReadingNeeds needs)
{
    private readonly bool _hasVaults = needs.VaultUses;
    private readonly bool _hasDatabases = needs.DatabaseUses;
    private readonly bool _hasPrincipals = needs.Facts.HasFlag(FactKinds.RoleAssignments);
    private readonly bool _hasNetworks = needs.Facts.HasFlag(FactKinds.Networks);
    private readonly object _gate = new();
    private readonly HashSet<string> _principals = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _lentNetworks = new(StringComparer.OrdinalIgnoreCase);
    private readonly VaultUses _vaults = new();
    private readonly DatabaseUses _databases = new();

    /// <summary>Object ids of the groups' identities.</summary>
    public IReadOnlyList<string> Principals
    {
        get
        {
            lock (_gate) return [.. _principals];
        }
    }

    /// <summary>GUIDs of the subscriptions whose subnets are used by groups of others.</summary>
    public IReadOnlyList<string> LentNetworks
    {
        get
        {
            lock (_gate) return [.. _lentNetworks];
        }
    }

    /// <summary>Names of Key Vaults.</summary>
    public IReadOnlyList<string> Vaults
    {
        get
        {
            lock (_gate) return [.. _vaults.Names];
        }
    }

    /// <summary>Types and names of databases.</summary>
    public IReadOnlyList<(string Type, string Name)> Databases
    {
        get
        {
            lock (_gate) return [.. _databases.Names];
        }
    }

    /// <summary>Takes in what a resource uses.</summary>
    public void Add(Resource resource)
    {
        if (!_hasVaults && !_hasDatabases && !_hasPrincipals && !_hasNetworks) return;
        lock (_gate)
        {
            if (_hasVaults) _vaults.Add(resource);
            if (!ResourceTypes.Same(resource.Type, ResourceTypes.ContainerGroup)) return;
            if (_hasDatabases) _databases.Add(resource.AsContainerGroup());
            if (_hasPrincipals)
            {
                foreach (var principal in resource.AsContainerGroup().Identity.Principals.Or([])) _principals.Add(principal.ObjectId);
                _principals.Remove("");
            }

            if (!_hasNetworks) return;
            foreach (var subnet in resource.AsContainerGroup().SubnetIds.Or([]))
            {
                var lender = ResourceHeader.Segment(subnet.Or(""), "subscriptions");
                if (lender is not null && !lender.Equals(resource.SubscriptionId, StringComparison.OrdinalIgnoreCase)) _lentNetworks.Add(lender);
            }
        }
    }
}
