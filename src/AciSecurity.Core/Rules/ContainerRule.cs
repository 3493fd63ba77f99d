using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>A rule about each container and init container of a group or profile.</summary>
public abstract class ContainerRule : Rule
{
    /// <summary>The types that such a rule judges.</summary>
    protected static IReadOnlyList<string> GroupTypes { get; } = [ResourceTypes.ContainerGroup, ResourceTypes.ContainerGroupProfile];

    /// <inheritdoc/>
    public sealed override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context)
    {
        var group = new ContainerGroup(resource);
        var containers = group.Containers;
        if (!containers.IsKnown)
        {
            return [containers.Match(_ => Pass(), () => NotApplicable("has no containers of its own"), Unknown)];
        }

        if (containers.Value.Count == 0) return [NotApplicable("has no containers of its own").On(containers.Select(_ => 0))];
        return containers.Value.Select(container =>
            Evaluate(container, new ContainerRuleContext(context, group)) with { Subject = container.Label });
    }

    /// <summary>Decides the rule for one container.</summary>
    protected abstract Verdict Evaluate(Container container, ContainerRuleContext context);
}
