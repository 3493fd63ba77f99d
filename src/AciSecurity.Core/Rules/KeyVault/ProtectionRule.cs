using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Rules.KeyVault;

/// <summary>A vault that groups and registries take their secrets from must guard them better than they would.</summary>
/// <remarks>properties.enableRbacAuthorization, publicNetworkAccess, networkAcls and enablePurgeProtection, and its audit logs.
/// https://learn.microsoft.com/azure/key-vault/general/secure-key-vault</remarks>
public sealed class ProtectionRule : CompanionRule
{
    private static readonly DiagnosticLogs Logs = new(["AuditEvent"], ["audit", "allLogs"], "audit logs");

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("KeyVault.Protection", "Key Vault of groups and registries is protected and audited")
    {
        Severity = Severity.High,
        Section = Section.Credentials,
        ResourceTypes = [Resources.ResourceTypes.KeyVault],
        Cmdlets = ["Test-AciCredential"],
        Controls = ["MCSB DP-8", "MCSB IM-8", "MCSB LT-3"],
        Needs = FactKinds.DiagnosticSettings | FactKinds.ContainerGroups | FactKinds.Registries,
        Recommendation = "Set enableRbacAuthorization and enablePurgeProtection to true, close the vault to public networks or let in selected "
            + "ones, and send its audit logs to a workspace.",
    };

    /// <inheritdoc/>
    public override PendingVerdicts Prepare(Resource resource)
    {
        var identity = resource.Identity;
        var vault = new Vault(resource);
        var (roles, purge) = (vault.UsesRoles, vault.PurgeProtection);
        var (access, action, networks) = (vault.PublicNetworkAccess, vault.DefaultNetworkAction, vault.AllowedNetworks);

        // Its diagnostic settings are known with its subscription, and whether it is used with the run.
        return PendingVerdicts.Then(FactScope.Subscription, context =>
        {
            var verdict = All([Roles(roles), Network(access, action, networks, context.Policy), Purge(purge), Logs.Decide(identity, context)]);
            return Later(run => Used(verdict, identity, run.Facts));
        });
    }

    private static Verdict Used(Verdict verdict, ResourceIdentity vault, Facts facts)
    {
        var use = facts.Companions.VaultUses.Of(vault);
        if (use is { IsKnown: true, Value: false })
        {
            var gap = facts.CoverageOfRun(FactKinds.ContainerGroups, vault).Gap(vault, "container groups") ?? facts.CoverageOfRun(FactKinds.Registries, vault).Gap(vault, "registries");
            return NotApplicable("is used by no container group or registry of this run").Unless(gap);
        }

        return use.IsKnown || verdict.Outcome == Outcome.Pass
            ? verdict
            : verdict with { Outcome = Outcome.Unknown, Reason = $"may be used by a group or registry that does not show its vault, and {verdict.Reason}" };
    }

    private static Verdict All(List<Verdict> aspects)
    {
        var worst = aspects.Exists(aspect => aspect.Outcome == Outcome.Fail) ? Outcome.Fail : aspects.Exists(aspect => aspect.Outcome == Outcome.Unknown) ? Outcome.Unknown : Outcome.Pass;
        var deciding = aspects.FindAll(aspect => aspect.Outcome == worst);
        var reason = worst == Outcome.Pass ? "uses roles, is closed to all but selected networks, keeps what is deleted, and sends its audit logs away" : string.Join(", and ", deciding.Select(aspect => aspect.Reason));
        return new(worst, reason) { Evidence = [.. deciding.SelectMany(aspect => aspect.Evidence)] };
    }

    private static Verdict Roles(Setting<bool> roles) => roles.Match(
        known: isOn => isOn ? Pass() : Fail("uses access policies in place of roles"),
        absent: () => Fail("uses access policies in place of roles, which is the default"),
        unresolved: Unknown);

    private static Verdict Purge(Setting<bool> purge) => purge.Match(
        known: isOn => isOn ? Pass() : Fail("lets what is deleted be purged"),
        absent: () => Fail("lets what is deleted be purged, which is the default"),
        unresolved: Unknown);

    private static Verdict Network(Setting<string> access, Setting<string> action, Setting<IReadOnlyList<Setting<string>>> networks, Policy policy)
    {
        if (access.Is("Disabled")) return Pass().On(access);
        if (action.Is("Deny")) return AllowedNetworks.Judge(networks, policy.WidestNetworkPrefix).On(action);
        if (access.IsUnresolved) return Unknown($"publicNetworkAccess {access.Reason}").On(access);
        if (access.IsKnown && !access.Is("Enabled")) return Unknown("has a publicNetworkAccess that is not known").On(access);
        return action.Match(
            known: _ => action.Is("Allow") ? Fail("is open to all networks") : Unknown("has a default action for networks that is not known"),
            absent: () => Fail("is open to all networks, which is the default"),
            unresolved: Unknown);
    }
}
