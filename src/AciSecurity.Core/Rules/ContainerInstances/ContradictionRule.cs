using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A group that signs in to a registry in a way that it cannot, or that the registry does not allow, does not start.</summary>
/// <remarks>imageRegistryCredentials, against the group's identities and the registries of the run.
/// https://learn.microsoft.com/azure/container-instances/using-azure-container-registry-mi</remarks>
public sealed class ContradictionRule : ContainerGroupCompanionRule
{
    private const string Nowhere = "signs in to no registry";

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.Contradiction", "Container group contradicts neither itself nor its registries")
    {
        Severity = Severity.Medium,
        Section = Section.PrivateRegistry | Section.Credentials,
        ResourceTypes = GroupTypes,
        Needs = FactKinds.Registries,
        Recommendation = "Pull with a user-assigned identity that the group has, from a registry that lets trusted services in.",
    };

    /// <inheritdoc/>
    protected override PendingVerdicts Prepare(ContainerGroup group)
    {
        var entries = RegistrySignIn.Of(group);
        if (!entries.IsKnown) return Now(entries.IsUnresolved ? Unknown($"imageRegistryCredentials {entries.Reason}") : NotApplicable(Nowhere));
        if (entries.Value.Count == 0) return Now(NotApplicable(Nowhere));
        var identity = group.Resource.Identity;
        var signIns = SignIn.AllOf(entries.Value, group);
        return Array.TrueForAll(signIns, signIn => signIn.IsForeign)
            ? Now(Judge(signIns, new(new()), identity))
            : Later(context => Judge(signIns, context.Facts, identity));
    }

    private static Verdict Judge(SignIn[] signIns, Facts facts, ResourceIdentity group)
    {
        var gap = facts.CoverageOfRun(FactKinds.Registries, group).Gap(group, "registries");
        return Contradictions.Judge(
            signIns.SelectMany(signIn => signIn.Contradictions(facts.Companions.Registries, group.Deployment, gap)),
            "has no settings that contradict each other or the registries of this run");
    }

    /// <summary>What is kept of a sign-in until the registries are known.</summary>
    private sealed record SignIn(string? Registry, bool IsHidden, bool ByIdentity, Claim LacksIdentity, Claim AsAdmin)
    {
        /// <summary>Whether the registry is none of Azure's, so that no other resource says anything of it.</summary>
        public bool IsForeign => Registry is null && !IsHidden;

        public static SignIn[] AllOf(IReadOnlyList<RegistrySignIn> entries, ContainerGroup group) => [.. entries.Select(entry => Of(entry, group))];

        public IEnumerable<(Claim Claim, string Words)> Contradictions(KnownRegistries registries, string? deployment, string? gap)
        {
            var name = Registry is null || RegistryName.IsExpression(Registry) ? "a registry" : Redaction.Text(Registry);
            yield return (LacksIdentity, $"names an identity to pull from {name} with that it does not have");
            var known = IsHidden ? [.. registries.All] : Registry is null ? [] : registries.Of(Registry, deployment);
            var unread = known.Count == 0 && !IsForeign ? gap : null;
            var adminOff = Agreed(known, unread, registry => Claim.That(registry.AdminUserEnabled, byDefault: false).Not());
            var shut = Agreed(known, unread, registry => registry.IsRestricted().And(registry.LetsTrustedServicesIn().Not()));
            yield return (AsAdmin.And(adminOff), $"pulls as the admin user of {name}, which is disabled");
            yield return (Claim.Known(ByIdentity).And(shut), $"pulls from {name} with an identity, though its network rules let no trusted service in");
        }

        private static SignIn Of(RegistrySignIn entry, ContainerGroup group)
        {
            var target = entry.Registry;
            var lacks = group.IsProfile ? Claim.Known(false) : AssignedIdentities.Has(group, entry.Identity).Not();
            return new(entry.AdminUserOf ?? target.Name, target.IsHidden && entry.AdminUserOf is null, !entry.Identity.IsAbsent, lacks, IsAdmin(entry, target));
        }

        /// <summary>What all declarations of the registry say; where they differ, or an expression hides the registry, nobody knows.</summary>
        private Claim Agreed(IReadOnlyList<RegistryFacts> known, string? unread, Func<RegistryFacts, Claim> ask)
        {
            if (unread is not null) return new(null, unread);
            var claims = known.Select(ask).Distinct().ToList();
            if (claims.TrueForAll(claim => claim.Holds == false)) return Claim.Known(false);
            if (IsHidden) return new(null, "an expression hides the registry");
            return claims.Count == 1 ? claims[0] : new(null, "several files of this run declare the registry");
        }

        private static Claim IsAdmin(RegistrySignIn entry, RegistryTarget target)
        {
            if (entry.AdminUserOf is not null) return Claim.Known(true);
            var user = entry.UserName;
            if (user.IsUnresolved) return new(null, $"username {user.Reason}");
            if (user.IsAbsent || (target.Name is null && !target.IsHidden)) return Claim.Known(false);
            if (target.Name is null || RegistryName.IsExpression(target.Name)) return new(null, "an expression hides the registry's name");
            return Claim.Known(user.Value.Trim().Equals(target.Name, StringComparison.OrdinalIgnoreCase));
        }
    }
}
