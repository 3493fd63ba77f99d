namespace AciSecurity.Remediation.Templates;

/// <summary>What the templates of both languages share.</summary>
internal static class GroupTemplate
{
    /// <summary>The name of the group within a Bicep file.</summary>
    public const string Symbol = "containerGroup";
}
