using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies;

/// <summary>The aliases of container groups that definitions use. Each is in the table of docs/azure-policy.md, which says where it
/// was seen: a definition that names an alias which does not exist is rejected.</summary>
internal static class ContainerGroupAlias
{
    public const string Containers = Prefix + "containers[*]";
    public const string InitContainers = Prefix + "initContainers[*]";
    public const string OsType = Prefix + "osType";
    public const string Address = Prefix + "ipAddress";
    public const string AddressType = Prefix + "ipAddress.type";
    public const string DnsNameLabel = Prefix + "ipAddress.dnsNameLabel";
    public const string Ports = Prefix + "ipAddress.ports[*]";
    public const string PullCredentials = Prefix + "imageRegistryCredentials[*]";
    public const string Volumes = Prefix + "volumes[*]";
    public const string LogAnalytics = Prefix + "diagnostics.logAnalytics";
    public const string KeyVault = Prefix + "encryptionProperties.vaultBaseUrl";
    public const string KeyName = Prefix + "encryptionProperties.keyName";

    private const string Prefix = "Microsoft.ContainerInstance/containerGroups/";

    /// <summary>The same condition for containers and for init containers: one of them at least is so.</summary>
    /// <param name="where">Makes the condition of the alias of one of both arrays.</param>
    public static PolicyCondition AnyContainer(Func<string, PolicyCondition> where) => AnyOf(
        AnyElement(Containers, where(Containers)),
        AnyElement(InitContainers, where(InitContainers)));

    /// <summary>The same condition for the environment variables of containers and of init containers.</summary>
    public static PolicyCondition AnyVariable(Func<string, PolicyCondition> where) => AnyOf(
        AnyElement(Variables(Containers), where(Variables(Containers))),
        AnyElement(Variables(InitContainers), where(Variables(InitContainers))));

    /// <summary>A condition about a setting of the security context of a Linux container. The security context has no alias, but
    /// the container has, and its members can be read from it.</summary>
    /// <param name="where">Makes the condition of an expression that gives the security context, or null.</param>
    public static PolicyCondition AnySecurityContext(Func<string, PolicyCondition> where) => AllOf(
        Field(OsType, "notEquals", "Windows"),
        AnyContainer(container => where(PolicyFunction.Member(PolicyFunction.Current(container), "properties", "securityContext"))));

    private static string Variables(string containers) => containers + ".environmentVariables[*]";
}
