using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>A resource that waits for facts: what rules took from it, and no more.</summary>
/// <param name="Order">Its place among all that waited.</param>
/// <param name="Resource">Who it is.</param>
/// <param name="Findings">What is known of it and waits with it, so that all of it stands together; null where that went out.</param>
/// <param name="Waiting">The rules that are not decided.</param>
internal sealed record HeldBack(int Order, ResourceIdentity Resource, List<Finding>? Findings, IReadOnlyList<(RuleMetadata Rule, PendingVerdicts Pending)> Waiting);
