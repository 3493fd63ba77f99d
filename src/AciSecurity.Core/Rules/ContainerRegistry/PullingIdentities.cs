using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>The identities with which container groups of the run pull from a registry.</summary>
/// <param name="Uses">The uses with an identity.</param>
/// <param name="WhyMore">Why there may be more; empty where a group pulls with an identity from a registry that an expression hides,
/// null where there are no more.</param>
internal sealed record PullingIdentities(IReadOnlyList<RegistryUse> Uses, string? WhyMore)
{
    private bool HasMore => WhyMore is not null;

    /// <summary>Whose they are, as words that follow "the identity".</summary>
    public string Whose => Uses.Count > 0 ? $"that the container group '{Redaction.Text(Uses[0].Group)}' pulls with" : "that a container group pulls with";

    /// <summary>Whether a principal is one of them. Ids of template resources compare within one deployment; an object id and the id
    /// of a resource do not compare.</summary>
    public Claim Match(string? principal, string? deployment)
    {
        if (Uses.Count == 0 && !HasMore) return Claim.Known(false);
        if (principal is null) return new(null, "principalId may be that of one that pulls");
        if (Uses.Any(use => IsSame(use, principal, deployment))) return Claim.Known(true);
        var isComparable = !HasMore && Uses.All(use => use.Principals.Any(own => own.Contains('/') == principal.Contains('/')));
        return isComparable ? Claim.Known(false) : new(null, $"it may be the one that a container group pulls with{(string.IsNullOrEmpty(WhyMore) ? "" : $": {WhyMore}")}");
    }

    private static bool IsSame(RegistryUse use, string principal, string? deployment) =>
        (use.Deployment == deployment || !principal.Contains('/') || principal.StartsWith('/'))
        && use.Principals.Contains(principal, StringComparer.OrdinalIgnoreCase);
}
