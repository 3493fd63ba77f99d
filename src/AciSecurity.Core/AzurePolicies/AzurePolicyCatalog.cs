using AciSecurity.AzurePolicies.Definitions;
using AciSecurity.Policies;

namespace AciSecurity.AzurePolicies;

/// <summary>Every definition: a plain list, as that of the rules.</summary>
internal static class AzurePolicyCatalog
{
    private static readonly Func<Policy, AzurePolicyDefinition?>[] Definitions =
    [
        ApprovedRegistryDefinition.Of,
        CapabilitiesDefinition.Of,
        GroupKeyDefinition.Of,
        DnsLabelReuseDefinition.Of,
        ExposedPortDefinition.Of,
        GitRepoVolumeDefinition.Of,
        ImagePinnedDefinition.Of,
        PlaintextSecretDefinition.Of,
        PrivateRegistryDefinition.Of,
        PrivilegeEscalationDefinition.Of,
        PrivilegedDefinition.Of,
        PublicAddressDefinition.Of,
        PullIdentityDefinition.Of,
        ResourceLimitDefinition.Of,
        RunAsRootDefinition.Of,
        VolumeAccountKeyDefinition.Of,
        WorkspaceKeyDefinition.Of,
        AdminUserDefinition.Of,
        AnonymousPullDefinition.Of,
        ArmAudienceTokenDefinition.Of,
        CacheRuleDefinition.Of,
        ContentTrustDefinition.Of,
        RegistryKeyDefinition.Of,
        DataEndpointDefinition.Of,
        ExportPolicyDefinition.Of,
        NetworkDefaultDenyDefinition.Of,
        PublicAccessDefinition.Of,
        ReplicaLocationDefinition.Of,
        RepositoryTokenDefinition.Of,
        SkuSupportsControlsDefinition.Of,
        SoftDeleteDefinition.Of,
    ];

    /// <summary>The definitions that have something to say under the policy's lists, whatever its baseline.</summary>
    public static IEnumerable<AzurePolicyDefinition> DefinitionsOf(Policy policy) =>
        Definitions.Select(of => of(policy)).OfType<AzurePolicyDefinition>();
}
