namespace AciSecurity.Rules;

/// <summary>Says how much must be read before a kind of facts is complete.</summary>
internal static class FactScopes
{
    /// <summary>What crosses the borders of subscriptions: groups use registries and vaults wherever these are, and identities have
    /// roles everywhere.</summary>
    private const FactKinds AcrossSubscriptions =
        FactKinds.RoleAssignments | FactKinds.RoleDefinitions | FactKinds.ContainerGroups | FactKinds.Registries;

    /// <summary>When all of <paramref name="kinds"/> are known.</summary>
    public static FactScope Closes(this FactKinds kinds) => (kinds & AcrossSubscriptions) == FactKinds.None ? FactScope.Subscription : FactScope.Run;
}
