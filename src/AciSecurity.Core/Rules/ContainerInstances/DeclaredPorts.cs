using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>The ports that the containers of a group declare.</summary>
internal static class DeclaredPorts
{
    /// <summary>Whether a container declares the port; null where that cannot be read.</summary>
    public static bool? Has(ContainerGroup group, Port port)
    {
        var containers = group.RunningContainers;
        if (!containers.IsKnown) return containers.IsAbsent ? false : null;
        var found = containers.Value.Select(container => Has(container, port)).ToList();
        return found.Contains(true) ? true : found.Contains(null) ? null : false;
    }

    /// <summary>Whether the container declares the port; null where that cannot be read.</summary>
    public static bool? Has(Container container, Port port)
    {
        var ports = container.Ports;
        if (!ports.IsKnown) return ports.IsAbsent ? false : null;
        var found = ports.Value.Select(declared => declared.IsSameAs(port)).ToList();
        return found.Contains(true) ? true : found.Contains(null) ? null : false;
    }
}
