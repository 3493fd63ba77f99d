namespace AciSecurity.Files.Discovery;

/// <summary>What a file is, by its content.</summary>
internal enum FileKind
{
    /// <summary>Nothing that is read here.</summary>
    Other,

    /// <summary>An ARM template.</summary>
    Template,

    /// <summary>The parameters of an ARM template or a .bicep file.</summary>
    Parameters,

    /// <summary>A .bicep file.</summary>
    Bicep,

    /// <summary>A .bicepparam file.</summary>
    BicepParameters,

    /// <summary>YAML, which may declare a container group.</summary>
    Yaml,

    /// <summary>One exported resource.</summary>
    Resource,

    /// <summary>A list of exported resources, read element by element.</summary>
    ResourceList,
}
