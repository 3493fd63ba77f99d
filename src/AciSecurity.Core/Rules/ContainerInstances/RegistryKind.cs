namespace AciSecurity.Rules.ContainerInstances;

/// <summary>What a registry is to those who pull from it.</summary>
internal enum RegistryKind
{
    /// <summary>Nothing is known about it.</summary>
    Unknown,

    /// <summary>An Azure Container Registry.</summary>
    Azure,

    /// <summary>Microsoft's own registry of its products.</summary>
    Microsoft,

    /// <summary>A registry that the policy lists as private.</summary>
    Listed,

    /// <summary>A registry that anyone may publish to.</summary>
    Public,
}
