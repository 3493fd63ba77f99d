using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>What is known about the run beyond the resource at hand.</summary>
/// <param name="Companions">The run's companions, complete when a rule that needs them is asked.</param>
public sealed record Facts(ResourceIndex Companions);
