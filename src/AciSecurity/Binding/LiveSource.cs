namespace AciSecurity.Binding;

/// <summary>Where verdicts on what is deployed come from.</summary>
public enum LiveSource
{
    /// <summary>The lists of Azure Resource Manager, at an api-version whose properties are known.</summary>
    ResourceManager,

    /// <summary>The rows of Azure Resource Graph alone: a quick look, in which what a row leaves out is Unknown.</summary>
    Graph,
}
