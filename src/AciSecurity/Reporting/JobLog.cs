using AciSecurity.Reports;

namespace AciSecurity.Reporting;

/// <summary>The CI job that this process is a part of.</summary>
/// <remarks>Both services set a variable of their own in every job:
/// https://docs.github.com/actions/reference/workflows-and-actions/variables and
/// https://learn.microsoft.com/azure/devops/pipelines/build/variables.</remarks>
internal static class JobLog
{
    /// <summary>The service that runs the job and shows annotations; null elsewhere.</summary>
    public static AnnotationService? Service =>
        IsTrue("GITHUB_ACTIONS") ? AnnotationService.GitHub
        : IsTrue("TF_BUILD") ? AnnotationService.AzurePipelines
        : null;

    /// <summary>Starts annotations for the service. GitHub names files from the root of the checkout on, Azure Pipelines in full.</summary>
    /// <param name="service">The service.</param>
    /// <param name="folder">The session's folder, for a job that says no checkout.</param>
    public static Annotations Annotate(AnnotationService service, string folder) => service == AnnotationService.GitHub
        ? new(service, Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") is { Length: > 0 } workspace ? workspace : folder)
        : new(service, null);

    private static bool IsTrue(string variable) =>
        string.Equals(Environment.GetEnvironmentVariable(variable), "true", StringComparison.OrdinalIgnoreCase);
}
