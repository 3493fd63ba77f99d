using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>A rule about a child resource of a registry, such as a token or a webhook: a resource with a type of its own.</summary>
public abstract class RegistryChildRule : Rule
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context) => [Judge(resource, context)];

    /// <summary>Decides the rule for one child.</summary>
    protected abstract Verdict Judge(Resource child, RuleContext context);
}
