using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>A rule about a container registry and its companions.</summary>
public abstract class RegistryCompanionRule : CompanionRule
{
    /// <summary>The types that such a rule judges.</summary>
    protected static IReadOnlyList<string> RegistryTypes { get; } = [ResourceTypes.Registry];

    /// <inheritdoc/>
    public sealed override PendingVerdicts Prepare(Resource resource) => Prepare(new Registry(resource));

    /// <summary>Decides, or takes from the registry what the decision needs; the registry itself must not be held.</summary>
    protected abstract PendingVerdicts Prepare(Registry registry);
}
