using AciSecurity.Faults;
using AciSecurity.Findings;

namespace AciSecurity.Remediation;

/// <summary>What came of carrying out a plan.</summary>
/// <param name="Findings">What the rules of the plan say afterwards.</param>
/// <param name="Warnings">What else is different, or did not go as planned.</param>
/// <param name="Fault">Why it stopped; null where it did not.</param>
public sealed record RepairOutcome(IReadOnlyList<Finding> Findings, IReadOnlyList<string> Warnings, Fault? Fault);
