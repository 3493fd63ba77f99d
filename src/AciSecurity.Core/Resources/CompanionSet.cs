namespace AciSecurity.Resources;

/// <summary>The companions of one kind that a resource has, as far as the run knows.</summary>
/// <typeparam name="T">What a companion is read as.</typeparam>
/// <param name="Own">Those that its own deployment declares, or its source carries. One under a condition that is known to be
/// false is not there; one under a condition that nobody knows is.</param>
/// <param name="IsElsewhere">Whether another deployment of the run declares one for a resource of this id.</param>
/// <param name="IsHidden">Whether there is one whose target an expression hides: it may be meant for anyone.</param>
public sealed record CompanionSet<T>(IReadOnlyList<T> Own, bool IsElsewhere, bool IsHidden)
    where T : class, ICompanion
{
    /// <summary>Those of management groups of which nobody said whether they are above the resource.</summary>
    public IReadOnlyList<T> Perhaps { get; init; } = [];
}
