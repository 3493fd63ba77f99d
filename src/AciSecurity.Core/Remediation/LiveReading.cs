using AciSecurity.Ports;
using AciSecurity.Rules;

namespace AciSecurity.Remediation;

/// <summary>A part of Azure, and what of it has to be read.</summary>
/// <param name="Scope">The part.</param>
/// <param name="Types">The types of the resources.</param>
/// <param name="Facts">What rules must know beyond.</param>
public sealed record LiveReading(AzureScope Scope, IReadOnlyCollection<string> Types, FactKinds Facts);
