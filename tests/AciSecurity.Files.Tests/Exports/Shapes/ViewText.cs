using AciSecurity.Resources;

namespace AciSecurity.Files.Tests.Exports.Shapes;

/// <summary>What the typed views read of a resource, as text.</summary>
internal static class ViewText
{
    public static string Of(Resource resource) =>
        ResourceTypes.Same(resource.Type, ResourceTypes.Registry) ? Of(new Registry(resource)) : Of(new ContainerGroup(resource));

    private static string Of(Registry registry) => string.Join('\n',
    [
        $"sku={Of(registry.Sku)}",
        $"admin={Of(registry.AdminUserEnabled)}",
        $"anonymous={Of(registry.AnonymousPullEnabled)}",
        $"public={Of(registry.PublicNetworkAccess)}",
        $"default={Of(registry.DefaultNetworkAction)}",
        $"networks={Of(registry.AllowedNetworks.Select(networks => string.Join(',', networks.Select(Of))))}",
        $"trust={Of(registry.Policies.ContentTrust)} quarantine={Of(registry.Policies.Quarantine)} retention={Of(registry.Policies.Retention)}",
        $"export={Of(registry.Policies.Export)} arm={Of(registry.Policies.ArmAudienceTokens)} soft={Of(registry.Policies.SoftDelete)}",
        $"encryption={Of(registry.EncryptionStatus)} key={Of(registry.Key.Identifier)} endpoint={Of(registry.DataEndpointEnabled)}",
        $"tasks={Of(registry.NetworkRuleBypassAllowedForTasks)} roles={Of(registry.RoleAssignmentMode)} dns={Of(registry.DomainNameLabelScope)}",
        $"server={Of(registry.LoginServer)}",
    ]);

    private static string Of(ContainerGroup group) => string.Join('\n',
    [
        $"os={Of(group.OsType)} sku={Of(group.Sku)} subnets={Of(group.SubnetCount)} {Of(group.SubnetIds.Select(List))}",
        $"logAnalytics={Of(group.HasLogAnalytics)} policy={Of(group.ConfidentialPolicy)}",
        $"address={(group.Address.IsAbsent ? "none" : Of(group.Address.Type))} dns={Of(group.Address.DnsNameLabel)} scope={Of(group.Address.DomainNameLabelScope)} ports={Ports(group.Address.Ports)}",
        .. IdentityAndVolumes(group),
        .. group.Containers.Value.Select(Of),
        .. group.InitContainers.Or([]).Select(Of),
    ]);

    private static IEnumerable<string> IdentityAndVolumes(ContainerGroup group) =>
    [
        $"identity={Of(group.Identity.Type)} vault={Of(group.EncryptionVault)} key={Of(group.EncryptionKey)} zones={Of(group.ZoneCount)}",
        .. group.RegistryCredentials.Or([]).Select(entry => $"{entry.Label} user={Of(entry.Username)} password={Of(entry.HasPassword)} identity={Of(entry.Identity)}"),
        .. group.Volumes.Or([]).Select(volume => $"{volume.Label} share={Of(volume.IsFileShare)} key={Of(volume.HasAccountKey)} "
            + $"git={Of(volume.IsGitRepo)} {Of(volume.Repository)} {Of(volume.Revision)} secret={Of(volume.IsSecret)}"),
    ];

    private static string Of(Container container)
    {
        var rights = container.SecurityContext;
        return $"{container.Label} init={container.IsInit} privileged={Of(rights.Privileged)} escalation={Of(rights.AllowPrivilegeEscalation)} "
            + $"user={Of(rights.RunAsUser)} add={Of(rights.AddedCapabilities.Select(List))} drop={Of(rights.DroppedCapabilities.Select(List))} seccomp={Of(rights.SeccompProfile)} cpu={Of(container.CpuLimit)} memory={Of(container.MemoryLimit)} none={rights.IsAbsent} "
            + $"image={Of(container.Image)} environment={Of(container.EnvironmentVariables.Select(variables => string.Join(',', variables.Select(Of))))} "
            + $"ports={Ports(container.Ports)} command={Words(container.Command)} liveness={Of(container.LivenessProbe)} readiness={Of(container.ReadinessProbe)}";
    }

    private static string Of(Probe probe) => $"{Words(probe.Command)};{Of(probe.HttpScheme)}:{Of(probe.HttpPort)}";

    private static string Ports(Setting<IReadOnlyList<Port>> ports) => Of(ports.Select(items => string.Join(',', items)));

    private static string Words(Setting<IReadOnlyList<CommandArgument>> command) => Of(command.Select(words => string.Join(' ', words.Select(word => Of(word.Text)))));

    private static string Of(EnvironmentVariable variable) => $"{variable.Label}={Of(variable.Value)}";

    private static string List(IReadOnlyList<Setting<string>> items) => string.Join(',', items.Select(Of));

    private static string Of<T>(Setting<T> setting) => setting.IsKnown ? $"{setting.Value}" : $"({setting.State})";
}
