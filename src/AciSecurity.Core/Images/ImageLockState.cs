namespace AciSecurity.Images;

/// <summary>What may be done to a repository, tag or manifest now.</summary>
/// <param name="Registry">The login server.</param>
/// <param name="Target">What it is about.</param>
/// <param name="Locks">What may be done.</param>
public sealed record ImageLockState(string Registry, LockTarget Target, ImageLocks Locks)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Registry}/{Target}: {Locks}";
}
