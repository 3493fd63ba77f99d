using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>A rule about a container group or profile and its companions.</summary>
public abstract class ContainerGroupCompanionRule : CompanionRule
{
    /// <summary>The types that such a rule judges.</summary>
    protected static IReadOnlyList<string> GroupTypes => ResourceTypes.ContainerGroups;

    /// <inheritdoc/>
    public sealed override PendingVerdicts Prepare(Resource resource) => Prepare(resource.AsContainerGroup());

    /// <summary>Decides, or takes from the group what the decision needs; the group itself must not be held.</summary>
    protected abstract PendingVerdicts Prepare(ContainerGroup group);
}
