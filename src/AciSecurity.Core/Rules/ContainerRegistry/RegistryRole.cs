using AciSecurity.Access;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>What a role means for a registry: a built-in one by its name, another by what it allows.</summary>
/// <param name="Name">What it is called in a sentence.</param>
/// <param name="OnlyReads">Whether it does no more than read; null where nobody knows.</param>
internal sealed record RegistryRole(string Name, bool? OnlyReads)
{
    private static readonly string[] Changing =
    [
        "Microsoft.ContainerRegistry/registries/write", "Microsoft.ContainerRegistry/registries/delete", "Microsoft.ContainerRegistry/registries/push/write",
        "Microsoft.ContainerRegistry/registries/artifacts/delete", "Microsoft.ContainerRegistry/registries/importImage/action",
        "Microsoft.ContainerRegistry/registries/sign/write", "Microsoft.ContainerRegistry/registries/quarantine/write",
        "Microsoft.ContainerRegistry/registries/listCredentials/action", "Microsoft.ContainerRegistry/registries/regenerateCredential/action",
        "Microsoft.ContainerRegistry/registries/generateCredentials/action", "Microsoft.ContainerRegistry/registries/tokens/write",
        "Microsoft.ContainerRegistry/registries/scopeMaps/write", "Microsoft.ContainerRegistry/registries/tasks/write",
        "Microsoft.ContainerRegistry/registries/scheduleRun/action", "Microsoft.ContainerRegistry/registries/webhooks/write",
        "Microsoft.ContainerRegistry/registries/cacheRules/write", "Microsoft.ContainerRegistry/registries/credentialSets/write",
        "Microsoft.Authorization/roleAssignments/write",
    ];

    private static readonly string[] ChangingData =
    [
        "Microsoft.ContainerRegistry/registries/repositories/content/write", "Microsoft.ContainerRegistry/registries/repositories/content/delete",
        "Microsoft.ContainerRegistry/registries/repositories/metadata/write", "Microsoft.ContainerRegistry/registries/repositories/metadata/delete",
        "Microsoft.ContainerRegistry/registries/quarantinedArtifacts/write", "Microsoft.ContainerRegistry/registries/trustedCollections/write",
    ];

    /// <summary>The role with this GUID.</summary>
    public static RegistryRole Of(Setting<string> id, RoleDefinitions definitions)
    {
        if (!id.IsKnown) return new("a role", RegistryRoles.OnlyReads(""));
        if (RegistryRoles.OnlyReads(id.Value) is { } known) return new(RegistryRoles.NameOf(id.Value), known);
        if (definitions.Of(id.Value) is not { } role) return new(Redaction.Text(RegistryRoles.NameOf(id.Value)), null);
        return new($"the role {Redaction.Text(role.Name)}", role.Permissions.IsUnresolved ? null : !Changes(role));
    }

    private static bool Changes(RoleDefinition role) =>
        Changing.Any(action => role.Allows(action, isOnData: false) == true) || ChangingData.Any(action => role.Allows(action, isOnData: true) == true);
}
