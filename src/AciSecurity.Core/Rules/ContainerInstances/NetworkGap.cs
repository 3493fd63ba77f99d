using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Says why a part of a network that a group uses is not known.</summary>
internal static class NetworkGap
{
    /// <summary>The reason, as a phrase that follows "which".</summary>
    /// <param name="parts">All parts of its kind that the run knows.</param>
    /// <param name="id">The part's id.</param>
    /// <param name="group">The container group.</param>
    /// <param name="facts">What the run knows.</param>
    public static string Of<T>(Deployed<T> parts, string id, ResourceIdentity group, Facts facts)
    {
        if (parts.IsElsewhere(id, group.Deployment)) return "another deployment of this run declares";
        if (group.Origin.Kind != OriginKind.Live) return "is not in these files";
        var coverage = facts.CoverageOf(FactKinds.Networks, group, id);
        return coverage.WhyMissing is { } why ? $"could not be read: {Redaction.Text(why)}" : coverage.IsGathered ? "was not found" : "was not read";
    }
}
