namespace AciSecurity.Rules;

/// <summary>Decides what a <see cref="CompanionRule"/> prepared, now that the whole run is known; at least one verdict.</summary>
/// <param name="context">What the rule is given beside the resource.</param>
public delegate IEnumerable<Verdict> PendingVerdicts(RuleContext context);
