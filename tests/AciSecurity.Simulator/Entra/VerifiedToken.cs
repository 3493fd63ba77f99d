using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Entra;

/// <summary>What a token says.</summary>
internal sealed record VerifiedToken(Principal Principal, string Audience, DateTimeOffset Expires);
