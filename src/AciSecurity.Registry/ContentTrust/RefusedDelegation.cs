namespace AciSecurity.Registry.ContentTrust;

/// <summary>A delegation whose metadata is passed over: it expired, or too few of its keys signed it. The rest of the repository stands.</summary>
/// <param name="Refusal">Why.</param>
/// <param name="Tags">The tags in it, which nobody vouches for.</param>
internal sealed record RefusedDelegation(ContentTrustRefusedException Refusal, IReadOnlySet<string> Tags);
