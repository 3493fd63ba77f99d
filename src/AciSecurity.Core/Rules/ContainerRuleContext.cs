using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>What a rule about a container is given beside it.</summary>
/// <param name="Run">What every rule is given.</param>
/// <param name="Group">The group that the container is part of.</param>
public sealed record ContainerRuleContext(RuleContext Run, ContainerGroup Group)
{
    /// <summary>What the organisation asks for.</summary>
    public Policy Policy => Run.Policy;
}
