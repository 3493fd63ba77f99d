using AciSecurity.Resources;

namespace AciSecurity.Access;

/// <summary>One role that a principal has at a place.</summary>
/// <param name="Assignment">What gives it.</param>
/// <param name="Role">The role; null where the run does not know it.</param>
/// <param name="WhyUncertain">Why it may not hold, as a phrase that follows "a role that"; null where it does.</param>
public sealed record AccessGrant(RoleAssignment Assignment, RoleDefinition? Role, string? WhyUncertain);
