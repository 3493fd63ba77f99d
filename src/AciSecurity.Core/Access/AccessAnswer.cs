namespace AciSecurity.Access;

/// <summary>Whether a principal may do something.</summary>
/// <param name="Holds">Whether it may; null where that is not known.</param>
/// <param name="Reason">Why it is so, as a phrase that follows the principal's name.</param>
/// <param name="By">What gives it, or may give it; null where nothing does.</param>
public sealed record AccessAnswer(bool? Holds, string Reason, AccessGrant? By);
