namespace AciSecurity.Policies;

/// <summary>How an image must be named so that nobody can exchange it unnoticed.</summary>
public enum Pinning
{
    /// <summary>By its digest.</summary>
    Digest,

    /// <summary>By a tag that is not <c>latest</c>, or by its digest: for registries that lock their tags.</summary>
    Tag,
}
