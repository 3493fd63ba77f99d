using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>What is known about the run beyond the resource at hand.</summary>
/// <param name="Companions">The run's companions, complete when a rule that needs them is asked.</param>
public sealed record Facts(ResourceIndex Companions)
{
    /// <summary>Whether all facts of a kind are known for a resource. Files have what they have, and nobody is asked.</summary>
    public Coverage CoverageOf(FactKinds kind, ResourceIdentity resource) => CoverageOf(kind, resource, resource.Id);

    /// <summary>Whether all facts of a kind are known at another place that bears on the resource.</summary>
    public Coverage CoverageOf(FactKinds kind, ResourceIdentity resource, string place) =>
        resource.Origin.Kind == OriginKind.Live ? Companions.Coverage.Of(kind, place) : Coverage.None;

    /// <summary>Whether all facts of a kind are known wherever they are, as far as the run reaches.</summary>
    public Coverage CoverageOfRun(FactKinds kind, ResourceIdentity resource) =>
        resource.Origin.Kind == OriginKind.Live ? Companions.Coverage.OfRun(kind) : Coverage.None;
}
