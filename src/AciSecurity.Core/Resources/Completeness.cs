namespace AciSecurity.Resources;

/// <summary>What it means when a property is not in a resource's JSON.</summary>
public enum Completeness
{
    /// <summary>A file that deploys the resource: what it does not declare is not set.</summary>
    Declared,

    /// <summary>A reply of the resource provider, whole at its api-version: what is missing has the default, as far as
    /// that api-version has the property at all.</summary>
    Returned,

    /// <summary>A source that may leave properties out or lag behind (Azure Resource Graph rows): what is missing is not known.</summary>
    Partial,
}
