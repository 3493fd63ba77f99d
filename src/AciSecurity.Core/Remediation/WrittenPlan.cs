using AciSecurity.Resources;

namespace AciSecurity.Remediation;

/// <summary>A plan that was carried out.</summary>
/// <param name="Resources">The resources that were written, as they are now.</param>
/// <param name="Warnings">What else is different in them.</param>
public sealed record WrittenPlan(IReadOnlyList<Resource> Resources, IReadOnlyList<string> Warnings);
