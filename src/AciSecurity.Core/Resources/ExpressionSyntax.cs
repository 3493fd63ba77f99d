namespace AciSecurity.Resources;

/// <summary>How a source writes values that are computed elsewhere.</summary>
public enum ExpressionSyntax
{
    /// <summary>It has none: every string means itself (live resources and exports).</summary>
    None,

    /// <summary>ARM template expressions: <c>[parameters('x')]</c>, with <c>[[</c> for a literal bracket.</summary>
    /// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions</remarks>
    Arm,

    /// <summary>Shell variables in the YAML of <c>az container create --file</c>: <c>${VAR}</c>.</summary>
    Shell,
}
