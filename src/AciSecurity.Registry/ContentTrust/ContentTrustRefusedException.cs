namespace AciSecurity.Registry.ContentTrust;

/// <summary>Trust metadata proves nothing: a rule is broken. The only way in which reading it fails.</summary>
/// <param name="role">Whose metadata, e.g. <c>snapshot</c> or <c>targets/releases</c>.</param>
/// <param name="rule">The rule.</param>
/// <param name="reason">What is wrong, as a sentence.</param>
internal sealed class ContentTrustRefusedException(string role, ContentTrustRule rule, string reason) : Exception(reason)
{
    /// <inheritdoc cref="ContentTrustRefusedException" path="/param[@name='role']"/>
    public string Role { get; } = role;

    /// <inheritdoc cref="ContentTrustRefusedException" path="/param[@name='rule']"/>
    public ContentTrustRule Rule { get; } = rule;
}
