namespace AciSecurity.Reports;

/// <summary>The services that show lines of a job's log as annotations.</summary>
public enum AnnotationService
{
    /// <summary>GitHub Actions.</summary>
    GitHub,

    /// <summary>Azure Pipelines.</summary>
    AzurePipelines,
}
