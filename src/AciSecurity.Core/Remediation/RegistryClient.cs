using AciSecurity.Resources;

namespace AciSecurity.Remediation;

/// <summary>A container group that pulls from a registry, and how it signs in there.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="ByIdentity">Whether it signs in with a managed identity: then it gets past network rules, as a trusted service.</param>
/// <param name="UserName">The user that it signs in as; null where it signs in with an identity, or not at all.</param>
/// <remarks>https://learn.microsoft.com/azure/container-registry/allow-access-trusted-services</remarks>
internal sealed record RegistryClient(string Group, bool ByIdentity, string? UserName)
{
    /// <summary>Whether it pulls as anybody.</summary>
    public bool IsAnonymous => !ByIdentity && UserName is null;

    /// <summary>The groups of a run that pull from a registry.</summary>
    public static IEnumerable<RegistryClient> Of(RecordedRun run, string registry)
    {
        foreach (var resource in run.Resources.Where(resource => ResourceTypes.Same(resource.Type, ResourceTypes.ContainerGroup)))
        {
            var group = resource.AsContainerGroup();
            var signIns = RegistrySignIn.Of(group).Or([]).Where(entry => Is(entry.Registry, registry)).ToList();
            if (signIns.Exists(entry => !entry.Identity.IsAbsent)) yield return new(resource.Name, true, null);
            else if (signIns.Count > 0) yield return new(resource.Name, false, signIns[0].UserName.Or(""));
            else if (group.InitContainers.Or([]).Concat(group.Containers.Or([])).Any(container => Is(container.Registry, registry))) yield return new(resource.Name, false, null);
        }
    }

    private static bool Is(RegistryTarget target, string registry) => registry.Equals(target.Name, StringComparison.OrdinalIgnoreCase);
}
