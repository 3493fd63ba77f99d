namespace AciSecurity.Policies;

/// <summary>An exemption that cannot be read as one. It exempts nothing, and the audit says so.</summary>
/// <param name="Rule">The rule that it names; null where it names none.</param>
/// <param name="Resource">The resource that it names; null where it names none.</param>
/// <param name="Problem">What is wrong with it, as a phrase.</param>
/// <param name="Line">The line of the policy file where it stands, counted from 1.</param>
public sealed record InvalidExemption(string? Rule, string? Resource, string Problem, int Line);
