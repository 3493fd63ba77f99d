namespace AciSecurity.Resources;

/// <summary>Something that says something about another resource of the run.</summary>
public interface ICompanion
{
    /// <summary>What it is called and where it was read.</summary>
    ResourceIdentity Identity { get; }
}
