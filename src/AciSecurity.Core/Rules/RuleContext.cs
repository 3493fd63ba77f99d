using AciSecurity.Policies;

namespace AciSecurity.Rules;

/// <summary>What a rule is given beside the resource.</summary>
/// <param name="Policy">What the organisation asks for.</param>
/// <param name="Facts">What is known beyond the resource.</param>
/// <param name="Clock">The time, for rules that compare ages.</param>
public sealed record RuleContext(Policy Policy, Facts Facts, TimeProvider Clock);
