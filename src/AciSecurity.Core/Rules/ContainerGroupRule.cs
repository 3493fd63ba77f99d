using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>A rule about a container group or profile as a whole.</summary>
public abstract class ContainerGroupRule : Rule
{
    /// <summary>The types that such a rule judges.</summary>
    protected static IReadOnlyList<string> GroupTypes => ResourceTypes.ContainerGroups;

    /// <inheritdoc/>
    public sealed override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context) =>
        [Evaluate(resource.AsContainerGroup(), context)];

    /// <summary>Decides the rule for one container group.</summary>
    protected abstract Verdict Evaluate(ContainerGroup group, RuleContext context);
}
