namespace AciSecurity.Resources;

/// <summary>What kind of source a resource came from.</summary>
public enum OriginKind
{
    /// <summary>A file that deploys it: ARM template, Bicep, or the YAML of <c>az container create</c>.</summary>
    Template,

    /// <summary>A file with what Azure or a tool answered about it.</summary>
    Export,

    /// <summary>An object from the pipeline.</summary>
    Pipeline,

    /// <summary>Azure itself.</summary>
    Live,
}
