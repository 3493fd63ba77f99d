namespace AciSecurity.Remediation.Templates;

/// <summary>The language that a template is written in.</summary>
public enum TemplateFormat
{
    /// <summary>Bicep.</summary>
    Bicep,

    /// <summary>The JSON of ARM templates.</summary>
    Arm,
}
