namespace AciSecurity.Resources;

/// <summary>The security context of a container: <c>properties.securityContext</c>.</summary>
/// <remarks>In container groups since 2022-10-01-preview and 2023-05-01 (init containers not in 2023-02-01-preview), in
/// profiles since 2024-05-01-preview and 2025-09-01. Azure/bicep-types-az lists the properties of each version.</remarks>
public sealed class SecurityContext
{
    private static readonly Availability InContainers = Availability.Since("2023-05-01", "2022-10-01-preview");
    private static readonly Availability InInitContainers =
        Availability.Since("2023-05-01", "2022-10-01-preview", "2023-02-01-preview");

    private static readonly Availability InProfiles =
        Availability.Since("2025-09-01", "2024-05-01-preview", "2024-09-01-preview", "2024-10-01-preview");

    private readonly Node _node;
    private readonly Node? _profile;

    private SecurityContext(Node node, Node? profile)
    {
        _node = node;
        _profile = profile;
    }

    /// <summary>Whether nothing at all is said about the container's rights.</summary>
    public bool IsAbsent => _node.IsAbsent && (_profile is not { } profile || profile.IsAbsent);

    /// <summary>Whether the container runs privileged; Azure's default is false.</summary>
    public Setting<bool> Privileged => Member("privileged").AsBoolean();

    /// <summary>Whether a process may gain more rights than its parent; Azure's default is true.</summary>
    public Setting<bool> AllowPrivilegeEscalation => Member("allowPrivilegeEscalation").AsBoolean();

    /// <summary>The user id that the container's process runs as.</summary>
    public Setting<long> RunAsUser => Member("runAsUser").AsNumber();

    /// <summary>Linux capabilities that are added to the default set.</summary>
    public Setting<IReadOnlyList<Setting<string>>> AddedCapabilities => Capabilities("add");

    /// <summary>Linux capabilities that are taken from the default set.</summary>
    public Setting<IReadOnlyList<Setting<string>>> DroppedCapabilities => Capabilities("drop");

    /// <summary>The seccomp profile: which system calls are allowed, as JSON in base64.</summary>
    public Setting<string> SeccompProfile => Member("seccompProfile").AsText();

    internal static SecurityContext Of(Node containerProperties, ContainerGroup group, bool isInit)
    {
        var since = group.IsProfile ? InProfiles : isInit ? InInitContainers : InContainers;
        var node = containerProperties.Member("securityContext", since).OrUnresolved(group.WhyAbsenceIsUnknown);
        return new(node, group.IsProfile ? group.ProfileSecurityContext : null);
    }

    /// <summary>What the container says, or where it says nothing, what its profile says for all.</summary>
    private Node Member(string name)
    {
        var own = _node.Member(name);
        return own.IsAbsent && _profile is { } profile ? profile.Member(name) : own;
    }

    private Setting<IReadOnlyList<Setting<string>>> Capabilities(string list) =>
        Member("capabilities").Member(list).AsList().Select<IReadOnlyList<Setting<string>>>(nodes =>
            [.. nodes.Select(node => node.AsText())]);
}
