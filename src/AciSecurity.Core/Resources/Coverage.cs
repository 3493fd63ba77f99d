namespace AciSecurity.Resources;

/// <summary>Whether all facts of a kind are known for a resource.</summary>
/// <param name="IsGathered">Whether somebody asked for them: a file has what it has, and Azure was asked.</param>
/// <param name="WhyMissing">Why not all of them are there, as a phrase that follows "could not be read:"; null where they are.</param>
public readonly record struct Coverage(bool IsGathered, string? WhyMissing)
{
    /// <summary>Nobody asked.</summary>
    public static Coverage None { get; }

    /// <summary>Whether none found means that there is none.</summary>
    public bool IsComplete => IsGathered && WhyMissing is null;
}
