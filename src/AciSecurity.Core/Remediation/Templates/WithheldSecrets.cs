using System.Text.Json.Nodes;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Remediation.Templates;

/// <summary>Puts secure parameters where a group has secrets that Azure does not return.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-instances/container-instances-environment-variables#secure-values: a secure variable comes
/// back with its name only. Passwords, keys and protected settings are left out of replies, and secret volumes come back as {}.</remarks>
internal static class WithheldSecrets
{
    /// <summary>Adds what is missing to a group that was read in Azure.</summary>
    public static void Apply(TemplateDraft draft)
    {
        if (draft.Group.Completeness == Completeness.Declared) return;
        var group = draft.Group.AsContainerGroup();
        foreach (var container in DraftContainer.Of(draft))
        {
            foreach (var variable in container.Container.EnvironmentVariables.Or([])) Variable(draft, variable);
        }

        foreach (var credential in group.RegistryCredentials.Or([]))
        {
            if (!credential.HasUsername.Or(false) || credential.HasPassword.Or(true) || credential.HasPasswordReference.Or(true)) continue;
            Add(draft, credential.HasPassword.Place);
        }

        foreach (var volume in group.Volumes.Or([])) Volume(draft, volume);
        if (draft.Properties.Get("diagnostics").Get("logAnalytics") is JsonObject workspace && group.HasLogAnalytics.IsKnown && workspace.Get("workspaceKey") is null)
        {
            Add(draft, new(group.HasLogAnalytics.Place, "workspaceKey"));
        }

        foreach (var extension in draft.Properties.Get("extensions").Items().Where(extension => extension.Get("properties").Get("protectedSettings") is null))
        {
            draft.Loses($"The protected settings of the extension {Redaction.Text(extension.Get("name").Text() ?? "")}, if it has any: Azure does not return them. Add them to the template.");
        }
    }

    private static void Variable(TemplateDraft draft, EnvironmentVariable variable)
    {
        if (variable.Name.IsKnown && variable.Value.IsAbsent && !variable.HasSecureValue.Or(true) && variable.SecureValueReference.IsAbsent) Add(draft, variable.HasSecureValue.Place);
    }

    private static void Volume(TemplateDraft draft, Volume volume)
    {
        if (volume.IsFileShare.Or(false) && !volume.HasAccountKey.Or(true) && volume.AccountKeyReference.IsAbsent && volume.IdentityClientId.IsAbsent) Add(draft, volume.HasAccountKey.Place);
        if (volume.IsSecret.IsUnresolved) draft.Loses($"The volume {Redaction.Text(volume.Label)} {volume.IsSecret.Reason}. Correct it in the template.");
        if (volume.IsSecret.Or(false) && volume.IsSecret.Place is { } place && draft.Json.At(place) is JsonObject { Count: 0 }) Add(draft, place, "object");
    }

    private static void Add(TemplateDraft draft, PathNode? path, string type = "string")
    {
        if (path is null) return;
        var after = SecretParameters.New(draft, path, type);
        draft.Json.Replace(path, after);
        draft.Changed(path.ToString(), null, after);
    }
}
