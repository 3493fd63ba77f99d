namespace AciSecurity.Registry.Notary.Trust;

/// <summary>Whose signatures are trusted, for which repositories.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Statements">Its statements.</param>
internal sealed record TrustPolicy(string File, IReadOnlyList<TrustPolicyStatement> Statements)
{
    /// <summary>The statement for a repository: the one that names it, else the one for all, else null.</summary>
    /// <param name="repository">The registry's host, a slash, and the repository's path.</param>
    public TrustPolicyStatement? For(string repository)
    {
        if (!RegistryScope.IsRepository(repository)) return null;
        return Statements.FirstOrDefault(statement => statement.Scopes.Contains(repository))
            ?? Statements.FirstOrDefault(statement => statement.Scopes.Contains(RegistryScope.All));
    }
}
