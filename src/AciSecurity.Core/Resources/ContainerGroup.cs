namespace AciSecurity.Resources;

/// <summary>A container group, or a container group profile: what runs together on one host in Azure Container Instances.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups</remarks>
public sealed class ContainerGroup
{
    /// <summary>The api-version at which groups are read, and at which they are written.</summary>
    public const string NewestApiVersion = "2025-09-01";

    private static readonly Availability SubnetIdsSince = Availability.Since("2021-07-01");
    private static readonly Availability ProfileSecurityContextSince = Availability.Since("2025-09-01", "2024-11-01-preview");
    private static readonly Availability SkuSince = Availability.Since("2019-12-01");
    private static readonly string[] WorkspaceMembers = ["workspaceId", "workspaceKey", "workspaceResourceId"];
    private static readonly Availability DiagnosticsSince = Availability.Since("2018-06-01");
    private static readonly Availability ConfidentialSince = Availability.Since("2023-05-01", "2022-10-01-preview", "2023-02-01-preview");
    private static readonly Availability IdentitySince = Availability.Since("2018-10-01");
    private static readonly Availability EncryptionSince = Availability.Since("2019-12-01");
    private static readonly Availability IdentityAclsSince = Availability.Since("2025-09-01", "2024-11-01-preview");
    private static readonly Availability ZonesSince = Availability.Since("2021-09-01", "2024-05-01-preview");
    private readonly Node _properties;
    private Setting<IReadOnlyList<Container>>? _containers;
    private Setting<IReadOnlyList<Container>>? _initContainers;

    /// <summary>Reads <paramref name="resource"/> as a container group.</summary>
    public ContainerGroup(Resource resource)
    {
        Resource = resource;
        _properties = resource.Properties;
    }

    /// <summary>The resource behind this view.</summary>
    public Resource Resource { get; }

    /// <summary><c>properties.osType</c>: Linux or Windows.</summary>
    public Setting<string> OsType => _properties.Member("osType").OrUnresolved(WhyAbsenceIsUnknown).AsText();

    /// <summary><c>properties.sku</c>: Standard, Dedicated or Confidential; Azure's default is Standard (since 2019-12-01).</summary>
    public Setting<string> Sku => _properties.Member("sku", SkuSince).OrUnresolved(WhyAbsenceIsUnknown).AsText();

    /// <summary><c>properties.containers</c>.</summary>
    public Setting<IReadOnlyList<Container>> Containers => _containers ??= List("containers", isInit: false);

    /// <summary><see cref="Containers"/> as they run: unresolved where a profile may bring them.</summary>
    internal Setting<IReadOnlyList<Container>> RunningContainers =>
        Containers.IsAbsent && WhyAbsenceIsUnknown is { } reason ? Containers.AsUnresolved(reason) : Containers;

    /// <summary><c>properties.initContainers</c>: they run to their end before the others start (since 2019-12-01; where an
    /// api-version lacks them there are none).</summary>
    public Setting<IReadOnlyList<Container>> InitContainers => _initContainers ??= List("initContainers", isInit: true);

    /// <summary><c>properties.ipAddress</c>.</summary>
    public GroupAddress Address => new(_properties.Member("ipAddress").OrUnresolved(WhyAbsenceIsUnknown));

    /// <summary><c>properties.subnetIds</c>: the delegated subnets the group is placed in (since 2021-07-01).</summary>
    public Setting<int> SubnetCount => _properties.Member("subnetIds", SubnetIdsSince).AsList().Select(subnets => subnets.Count);

    /// <summary><c>properties.subnetIds[].id</c>: the delegated subnets the group is placed in (since 2021-07-01).</summary>
    public Setting<IReadOnlyList<Setting<string>>> SubnetIds => _properties.Member("subnetIds", SubnetIdsSince).AsList()
        .Select<IReadOnlyList<Setting<string>>>(nodes => [.. nodes.Select(node => node.Member("id").AsReference())]);

    /// <summary>Whether <c>properties.diagnostics.logAnalytics</c> is there: the way to send logs with a workspace's key (since
    /// 2018-06-01). The key itself is not read; Azure does not return it.</summary>
    public Setting<bool> HasLogAnalytics
    {
        get
        {
            var node = _properties.Member("diagnostics", DiagnosticsSince).OrUnresolved(WhyAbsenceIsUnknown).Member("logAnalytics");
            var setting = node.AsObject();
            // The Az modules write an empty map of metadata for groups that have no workspace.
            return setting.IsKnown && Array.TrueForAll(WorkspaceMembers, name => node.Member(name).IsAbsent) ? Setting<bool>.Absent(node.Path) : setting;
        }
    }

    /// <summary><c>properties.confidentialComputeProperties.ccePolicy</c>: what may run in a confidential group, base64 (since
    /// 2023-05-01).</summary>
    public Setting<string> ConfidentialPolicy =>
        _properties.Member("confidentialComputeProperties", ConfidentialSince).OrUnresolved(WhyAbsenceIsUnknown).Member("ccePolicy").AsText();

    /// <summary><c>properties.imageRegistryCredentials</c>: how each registry is signed in to.</summary>
    public Setting<IReadOnlyList<ImageRegistryCredential>> RegistryCredentials =>
        Own("imageRegistryCredentials").AsList().Select<IReadOnlyList<ImageRegistryCredential>>(nodes => [.. nodes.Select(node => new ImageRegistryCredential(node))]);

    /// <summary><c>properties.volumes</c>.</summary>
    public Setting<IReadOnlyList<Volume>> Volumes =>
        Own("volumes").AsList().Select<IReadOnlyList<Volume>>(nodes => [.. nodes.Select(node => new Volume(node))]);

    /// <summary><c>properties.secretReferences</c>: the secrets of key vaults that the group names; since 2025-09-01.</summary>
    public Setting<int> SecretReferenceCount => _properties.Member("secretReferences", SecretReferencesSince).AsList().Select(list => list.Count);

    /// <summary>The managed identities of the group. A profile has none: the groups made from it have.</summary>
    public GroupIdentity Identity => new(Resource.Root.Member("identity", IdentitySince), Resource.Identity);

    /// <summary><c>properties.identityAcls.defaultAccess</c>: All, System or User (since 2025-09-01).</summary>
    public Setting<string> DefaultIdentityAccess => _properties.Member("identityAcls", IdentityAclsSince).Member("defaultAccess").AsText();

    /// <summary><c>properties.encryptionProperties.vaultBaseUrl</c>: the vault of the key that the group's data is encrypted with.</summary>
    public Setting<string> EncryptionVault => VaultOf(Encryption.Member("vaultBaseUrl"));

    /// <summary><c>properties.encryptionProperties.keyName</c>.</summary>
    public Setting<string> EncryptionKey => Encryption.Member("keyName").AsText();

    /// <summary><c>zones</c>: the availability zone of the group (since 2021-09-01).</summary>
    public Setting<int> ZoneCount => Resource.Root.Member("zones", ZonesSince).OrUnresolved(WhyAbsenceIsUnknown).AsList().Select(zones => zones.Count);

    /// <summary>Which api-versions have references to secrets of key vaults, wherever they stand.</summary>
    internal static Availability SecretReferencesSince { get; } = Availability.Since("2025-09-01", "2024-10-01-preview");

    internal bool IsProfile => ResourceTypes.Same(Resource.Type, ResourceTypes.ContainerGroupProfile);

    /// <summary>A profile has a security context of its own, beside those of its containers.</summary>
    internal Node ProfileSecurityContext => _properties.Member("securityContext", ProfileSecurityContextSince);

    /// <summary>Why a setting that a file does not declare may be set all the same; null where it may not. Azure's replies
    /// hold what came from the profile, files do not.</summary>
    internal string? WhyAbsenceIsUnknown =>
        Resource.Completeness == Completeness.Declared && !_properties.Member("containerGroupProfile").IsAbsent
            ? "is not set here, and the container group profile that the group is made from may set it"
            : null;

    // The address of a vault that a template refers to is known when it is deployed, and is always one.
    private static Setting<string> VaultOf(Node node) =>
        node.Expression is { } expression && Expressions.IsReferenceTo(expression, "vaultUri")
            ? Setting<string>.Known("(a key vault's address)", node.Path)
            : node.AsText();

    private Node Encryption => _properties.Member("encryptionProperties", EncryptionSince).OrUnresolved(WhyAbsenceIsUnknown);

    /// <summary>A property that the profile sets where the group does not.</summary>
    private Node Own(string name) => _properties.Member(name).OrUnresolved(WhyAbsenceIsUnknown);

    private Setting<IReadOnlyList<Container>> List(string name, bool isInit) =>
        _properties.Member(name).AsList().Select<IReadOnlyList<Container>>(nodes =>
            [.. nodes.Select(node => new Container(node, this, isInit))]);
}
