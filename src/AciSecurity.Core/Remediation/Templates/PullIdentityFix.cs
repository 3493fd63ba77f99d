using System.Text.Json.Nodes;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Remediation.Templates;

/// <summary>Has a user-assigned identity pull from Azure Container Registry in place of a password.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-instances/using-azure-container-registry-mi</remarks>
internal static class PullIdentityFix
{
    private static readonly string[] Passwords = ["username", "password", "passwordReference"];

    /// <summary>Repairs the credentials for registries of Azure, and gives the group the identity.</summary>
    public static void Apply(TemplateDraft draft, string identity)
    {
        var group = draft.Group.AsContainerGroup();
        var isChanged = false;
        foreach (var (credential, at) in group.RegistryCredentials.Or([]).Select((credential, at) => (credential, at)))
        {
            if (draft.Properties.Get("imageRegistryCredentials") is not JsonArray entries || entries[at] is not JsonObject entry) continue;
            if (entry.Get("identity") is not null && !Array.Exists(Passwords, name => entry.Get(name) is not null)) continue;
            if (!credential.Registry.IsKnown || !PullIdentityRule.IsAzure(credential.Registry.Value))
            {
                draft.NotRepairedAs($"The credentials for {Redaction.Text(credential.Label)} stay: an identity pulls from Azure Container Registry only.");
                continue;
            }

            Replace(draft, entry, $"properties.imageRegistryCredentials[{at}]", identity);
            isChanged = true;
        }

        if (!isChanged) return;
        Assign(draft, identity);
        draft.Affects($"Images are pulled by {Redaction.Text(identity)}: without the role AcrPull on the registry (or Container Registry Repository Reader, where it asks for roles by repository) the group does not start.");
    }

    private static void Replace(TemplateDraft draft, JsonObject entry, string path, string identity)
    {
        foreach (var name in Passwords)
        {
            if (entry.Get(name) is not { } before) continue;
            if (name == "username") draft.Changed($"{path}.{name}", before, null);
            else draft.Changed($"{path}.{name}", Redaction.Hidden, null);
            entry.Drop(name);
        }

        draft.Changed($"{path}.identity", entry.Get("identity"), identity);
        entry.Put("identity", identity);
    }

    private static void Assign(TemplateDraft draft, string identity)
    {
        if (draft.Json.Get("identity") is { } given and not JsonObject)
        {
            draft.NotRepairedAs($"identity is {(given.Text() is null ? "no object" : "computed by an expression")}: add {Redaction.Text(identity)} to it.");
            return;
        }

        if (draft.Json.Get("identity") is not JsonObject own) draft.Json["identity"] = own = [];
        var type = own.Get("type").Text() ?? "None";
        if (!type.Contains("UserAssigned", StringComparison.OrdinalIgnoreCase))
        {
            JsonNode after = type.Equals("SystemAssigned", StringComparison.OrdinalIgnoreCase) ? "SystemAssigned, UserAssigned" : "UserAssigned";
            draft.Changed("identity.type", own.Get("type"), after);
            own.Put("type", after);
        }

        if (own.Get("userAssignedIdentities") is not JsonObject assigned) own.Put("userAssignedIdentities", assigned = []);
        if (assigned.Any(member => member.Key.Equals(identity, StringComparison.OrdinalIgnoreCase))) return;
        draft.Changed($"identity.userAssignedIdentities.{identity}", null, new JsonObject());
        assigned[identity] = new JsonObject();
    }
}
