using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Finds the secrets of a group that could be references to a key vault.</summary>
/// <remarks>Replies never hold the values: an environment variable without any value is a secure one there, an entry of
/// imageRegistryCredentials with a user name has a password, and a file share has a key.
/// https://learn.microsoft.com/azure/container-instances/container-instances-environment-variables#secure-values</remarks>
internal static class GroupSecrets
{
    /// <summary>The secrets, and whatever may be one.</summary>
    public static IEnumerable<GroupSecret> Of(ContainerGroup group)
    {
        var isReply = group.Resource.Completeness != Completeness.Declared;
        return [.. Of(group.Containers, isReply), .. Of(group.InitContainers, isReply), .. OfCredentials(group.RegistryCredentials, isReply), .. OfVolumes(group.Volumes, isReply)];
    }

    private static IEnumerable<GroupSecret> Of(Setting<IReadOnlyList<Container>> containers, bool isReply)
    {
        if (containers.IsUnresolved) yield return Hidden("containers", containers);
        foreach (var container in containers.Or([]))
        {
            var variables = container.EnvironmentVariables;
            if (variables.IsUnresolved) yield return Hidden($"environment variables of {container.Label}", variables);
            foreach (var variable in variables.Or([]))
            {
                var isHeld = isReply && variable.Value.IsAbsent;
                if (GroupSecret.Of(() => $"environment variable {variable.Label} of {container.Label}", variable.HasSecureValue, variable.SecureValueReference, isHeld) is { } secret) yield return secret;
            }
        }
    }

    private static IEnumerable<GroupSecret> OfCredentials(Setting<IReadOnlyList<ImageRegistryCredential>> credentials, bool isReply)
    {
        if (credentials.IsUnresolved) yield return Hidden("registry credentials", credentials);
        foreach (var entry in credentials.Or([]))
        {
            var isHeld = isReply && entry.HasUsername.Or(false);
            if (GroupSecret.Of(() => $"password for {entry.Label}", entry.HasPassword, entry.PasswordReference, isHeld) is { } secret) yield return secret;
        }
    }

    private static IEnumerable<GroupSecret> OfVolumes(Setting<IReadOnlyList<Volume>> volumes, bool isReply)
    {
        if (volumes.IsUnresolved) yield return Hidden("volumes", volumes);
        foreach (var volume in volumes.Or([]))
        {
            if (volume.IsFileShare.Or(false) && volume.IdentityClientId is not { IsKnown: true })
            {
                var isHeld = isReply && volume.IdentityClientId.IsAbsent;
                if (GroupSecret.Of(() => $"account key of volume {volume.Label}", volume.HasAccountKey, volume.AccountKeyReference, isHeld) is { } key) yield return key;
            }

            if (volume.IsFileShare.IsUnresolved) yield return Hidden($"volume {volume.Label}", volume.IsFileShare);
            if (volume.IsSecret.IsUnresolved || volume.IsSecret.Or(false)) yield return new(Findings.Redaction.Text($"secret volume {volume.Label}"), volume.IsSecret);
            else if (volume.IsSecretReference.Or(false)) yield return new(Findings.Redaction.Text($"secret volume {volume.Label}"), volume.IsSecretReference.Select(_ => false));
        }
    }

    private static GroupSecret Hidden<T>(string name, Setting<T> setting) => new(Findings.Redaction.Text(name), setting.Select(_ => true));
}
