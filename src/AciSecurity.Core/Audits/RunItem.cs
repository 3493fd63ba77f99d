using AciSecurity.Faults;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Audits;

/// <summary>One thing that comes out of a run, in the order in which it came about.</summary>
public abstract record RunItem
{
    private RunItem()
    {
    }

    /// <summary>A resource was read.</summary>
    public sealed record ResourceRead(Resource Resource) : RunItem;

    /// <summary>A template was read, or a file with its parameters: what it declares itself, beside the resources that it deploys.
    /// Rules judge it as a deployment; nobody asked for it as a resource.</summary>
    public sealed record TemplateRead(Resource Deployment) : RunItem;

    /// <summary>Rules found something, on one resource; at least one finding.</summary>
    public sealed record FindingsMade(IReadOnlyList<Finding> Findings) : RunItem;

    /// <summary>Something could not be read; the run goes on.</summary>
    public sealed record FaultRaised(Fault Fault) : RunItem;

    /// <summary>The run's result is less than it could be, and the reader should know.</summary>
    /// <remarks>Names of files may stand in it, so control characters come as escapes.</remarks>
    public sealed record Warning(string Text) : RunItem
    {
        /// <summary>The warning.</summary>
        public string Text { get; } = Redaction.Escape(Text);
    }

    /// <summary>What is being done, for those who ask.</summary>
    /// <remarks>Names of files stand in it, so control characters come as escapes.</remarks>
    public sealed record Progress(string Text) : RunItem
    {
        /// <summary>What is being done.</summary>
        public string Text { get; } = Redaction.Escape(Text);
    }
}
