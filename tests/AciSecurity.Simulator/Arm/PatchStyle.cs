namespace AciSecurity.Simulator.Arm;

/// <summary>What PATCH changes.</summary>
internal enum PatchStyle
{
    /// <summary>There is no PATCH.</summary>
    None,

    /// <summary>The tags alone, as of container groups (https://learn.microsoft.com/rest/api/container-instances/container-groups/update).</summary>
    Tags,

    /// <summary>What is named; lists are replaced, as of registries (https://learn.microsoft.com/rest/api/containerregistry/registries/update).</summary>
    Merge,
}
