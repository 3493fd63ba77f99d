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
        List<Verdict> verdicts = [.. Evaluate(group.Containers, inGroup), .. Evaluate(group.InitContainers, inGroup)];
        return verdicts.Count > 0 ? verdicts : [NotApplicable("has no containers of its own")];
    }

    /// <summary>A list that could not be read is one verdict more, and hides none of the others.</summary>
    private IEnumerable<Verdict> Evaluate(Setting<IReadOnlyList<Container>> containers, ContainerRuleContext context) => containers.State switch
    {
        SettingState.Known => containers.Value.Select(container => Evaluate(container, context) with { Subject = container.Label }),
        SettingState.Absent => [],
        _ => [containers.Match(_ => Pass(), Pass, Unknown) with { Subject = containers.Path }],
    };

    /// <summary>Decides the rule for one container.</summary>
    protected abstract Verdict Evaluate(Container container, ContainerRuleContext context);
}
