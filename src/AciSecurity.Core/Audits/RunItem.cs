using AciSecurity.Faults;
using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules;

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

    /// <summary>Rules found something, on one resource or on several that were judged together; at least one finding. Those of a resource
    /// stand together.</summary>
    public sealed record FindingsMade(IReadOnlyList<Finding> Findings) : RunItem;

    /// <summary>Something could not be read; the run goes on.</summary>
    public sealed record FaultRaised(Fault Fault) : RunItem;

    /// <summary>Facts were gathered: all there is of these kinds within a scope has been read and has come before this, or why not.</summary>
    /// <param name="Kinds">What was asked for.</param>
    /// <param name="Scope">The id of a resource, resource group or subscription, below which this holds; empty for the whole run.</param>
    /// <param name="WhyMissing">Why it is not all there, as a phrase that follows "could not be read:"; null where it is.</param>
    public sealed record FactsGathered(FactKinds Kinds, string Scope, string? WhyMissing = null) : RunItem;

    /// <summary>Resources of a type could not be read, so that nobody knows what the rules about them would say.</summary>
    /// <param name="Type">The ARM type.</param>
    /// <param name="Where">The resource, resource group or subscription whose resources they are.</param>
    /// <param name="Fault">Why.</param>
    public sealed record TypeUnread(string Type, ResourceIdentity Where, Fault Fault) : RunItem;

    /// <summary>It is known below which management groups a subscription is.</summary>
    /// <param name="Subscription">The subscription as Resource Graph describes it: it is not judged.</param>
    public sealed record SubscriptionPlaced(Resource Subscription) : RunItem;

    /// <summary>Nothing more comes of a subscription: what waits for its other resources can be decided.</summary>
    /// <param name="SubscriptionId">The subscription's GUID.</param>
    public sealed record SubscriptionClosed(string SubscriptionId) : RunItem;

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
