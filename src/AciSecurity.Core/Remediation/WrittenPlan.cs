using AciSecurity.Faults;
using AciSecurity.Resources;

namespace AciSecurity.Remediation;

/// <summary>A plan that was carried out, or as far as it could be.</summary>
/// <param name="Resources">The resources that were written, as they are now.</param>
/// <param name="Warnings">What else is different in them, and what else should be known.</param>
/// <param name="Fault">Why it went no further; null where all of it was carried out.</param>
public sealed record WrittenPlan(IReadOnlyList<Resource> Resources, IReadOnlyList<string> Warnings, Fault? Fault = null);
