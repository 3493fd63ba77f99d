namespace AciSecurity.Registry.Notary.Timestamps;

/// <summary>Whether it was signed while the certificates were valid.</summary>
/// <param name="Problem">Why not; null where it was.</param>
/// <param name="Decided">Whether it was not, or only could not be decided.</param>
internal sealed record AuthenticTimestampResult(string? Problem = null, bool Decided = true)
{
    /// <summary>When it was signed at the latest; null where nothing proves it.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>What is worth knowing; null where nothing is.</summary>
    public string? Warning { get; init; }
}
