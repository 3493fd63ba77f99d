using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>A rule about a container registry.</summary>
public abstract class RegistryRule : Rule
{
    /// <summary>The types that such a rule judges.</summary>
    protected static IReadOnlyList<string> RegistryTypes { get; } = [ResourceTypes.Registry];

    /// <inheritdoc/>
    public sealed override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context) =>
        [Evaluate(new Registry(resource), context)];

    /// <summary>Decides the rule for one registry.</summary>
    protected abstract Verdict Evaluate(Registry registry, RuleContext context);
}
