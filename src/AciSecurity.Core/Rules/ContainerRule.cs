using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>A rule about each container and init container of a group or profile.</summary>
public abstract class ContainerRule : Rule
{
    /// <summary>The types that such a rule judges.</summary>
    protected static IReadOnlyList<string> GroupTypes => ResourceTypes.ContainerGroups;

    /// <inheritdoc/>
    public sealed override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context)
    {
        var group = resource.AsContainerGroup();
        var inGroup = new ContainerRuleContext(context, group);
        var verdicts = new List<Verdict>();
        Evaluate(group.Containers, inGroup, verdicts);
        Evaluate(group.InitContainers, inGroup, verdicts);
        return verdicts.Count > 0 ? verdicts : [NotApplicable("has no containers of its own")];
    }

    /// <summary>A list that could not be read is one verdict more, and hides none of the others.</summary>
    private void Evaluate(Setting<IReadOnlyList<Container>> containers, ContainerRuleContext context, List<Verdict> verdicts)
    {
        if (containers.IsUnresolved) verdicts.Add(containers.Match(_ => Pass(), Pass, Unknown) with { Subject = containers.Path });
        foreach (var container in containers.Or([])) verdicts.Add(Evaluate(container, context) with { Subject = container.Label });
    }

    /// <summary>Decides the rule for one container.</summary>
    protected abstract Verdict Evaluate(Container container, ContainerRuleContext context);
}
