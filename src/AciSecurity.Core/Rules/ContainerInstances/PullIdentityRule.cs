using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A password for a registry can be copied and used from anywhere; a managed identity has nothing to copy.</summary>
/// <remarks>imageRegistryCredentials[].identity since api-version 2021-07-01; a system-assigned identity cannot pull.
/// https://learn.microsoft.com/azure/container-instances/using-azure-container-registry-mi</remarks>
public sealed class PullIdentityRule : Rule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.PullIdentity", "Images are pulled with a managed identity")
    {
        Severity = Severity.High,
        Section = Section.Credentials,
        ResourceTypes = ResourceTypes.ContainerGroups,
        Cmdlets = ["Test-AciPrivateRegistry", "Test-AciCredential"],
        Controls = ["MCSB IM-3"],
        Recommendation = "Give a user-assigned identity the role AcrPull, name it in imageRegistryCredentials[].identity in place of username and "
            + "password, and deploy the group anew.",
    };

    /// <inheritdoc/>
    public override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context)
    {
        var group = resource.AsContainerGroup();
        var credentials = group.RegistryCredentials;
        if (credentials.IsUnresolved) return [credentials.Match(_ => Pass(), Pass, Unknown)];
        var entries = credentials.Or([]);
        List<Verdict> verdicts = [.. entries.Select(Judge).OfType<Verdict>(), .. new AnonymousPulls(group, entries).Verdicts];
        return verdicts.Count > 0 ? verdicts : [NotApplicable("pulls from no Azure Container Registry").On(credentials.Select(list => list.Count))];
    }

    /// <summary>The verdict on one entry; null where it is for another registry than Azure's.</summary>
    private static Verdict? Judge(ImageRegistryCredential entry)
    {
        var registry = entry.Registry;
        if (registry.IsKnown && !IsAzure(registry.Value)) return null;
        var verdict = registry.IsKnown ? JudgeAzure(entry) : Unknown(registry.IsAbsent
            ? "has registry credentials without a server"
            : $"has registry credentials for a server that {registry.Reason}");
        return verdict with { Subject = Redaction.Text(entry.Label), Evidence = [Evidence.Of(entry.Server), .. verdict.Evidence] };
    }

    private static Verdict JudgeAzure(ImageRegistryCredential entry)
    {
        Setting<bool>[] given = [entry.HasUsername, entry.HasPassword, entry.HasPasswordReference];
        if (given.Any(setting => setting.Or(false))) return JudgePassword(entry).On(entry.HasUsername);
        if (Array.Find(given, setting => setting.IsUnresolved) is { IsUnresolved: true } hidden) return Unknown($"pulls with credentials of which one {hidden.Reason}").On(hidden);
        return entry.Identity.Match(
            known: identity => identity.Contains("Microsoft.ManagedIdentity/userAssignedIdentities", StringComparison.OrdinalIgnoreCase)
                ? Pass("pulls with a managed identity")
                : Unknown("names something as identity that is not the id of a user-assigned identity"),
            absent: () => Fail("has registry credentials without an identity"),
            unresolved: Unknown);
    }

    private static Verdict JudgePassword(ImageRegistryCredential entry)
    {
        if (IsAdmin(entry)) return Fail("pulls as the registry's admin user");
        return entry.HasPasswordReference.Or(false) && !entry.HasPassword.Or(false)
            ? Fail("pulls with a password, though one that Key Vault keeps") with { Severity = Severity.Low }
            : Fail("pulls with a user name and a password");
    }

    /// <summary>Whether the user is the registry's admin user, whose name is the registry's.</summary>
    private static bool IsAdmin(ImageRegistryCredential entry)
    {
        if (entry.IsUsernameOfAdmin) return true;
        if (!entry.Username.IsKnown || entry.Registry.Or(ImageReference.Parse("x")).Host is not { } host) return false;
        // A login server with a hash against reuse: contoso-h3ka9dgxcyezb6f2.azurecr.io is the registry contoso.
        var (label, name) = (host.Split('.')[0], entry.Username.Value.Trim());
        return name.Length > 0 && (label.Equals(name, StringComparison.OrdinalIgnoreCase) || label.StartsWith(name + "-", StringComparison.OrdinalIgnoreCase));
    }

    internal static bool IsAzure(ImageReference registry) => RegistryHost.Of(registry, Policy.Default).Kind == RegistryKind.Azure;
}
