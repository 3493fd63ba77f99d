namespace AciSecurity.Images;

/// <summary>What may be done to a repository, a tag or a manifest of Azure Container Registry, whoever asks.</summary>
/// <remarks><c>changeableAttributes</c>: https://learn.microsoft.com/azure/container-registry/container-registry-image-lock</remarks>
/// <param name="CanDelete">Whether it may be deleted.</param>
/// <param name="CanWrite">Whether it may be written: a tag moved, a manifest pushed again.</param>
/// <param name="CanList">Whether lists show it.</param>
/// <param name="CanRead">Whether it may be pulled.</param>
public sealed record ImageLocks(bool CanDelete, bool CanWrite, bool CanList, bool CanRead)
{
    /// <summary>Whether it can neither be deleted nor written.</summary>
    public bool IsLocked => !CanDelete && !CanWrite;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(", ", new[] { CanRead ? null : "no read", CanWrite ? null : "no write", CanDelete ? null : "no delete", CanList ? null : "not listed" }.OfType<string>()) is { Length: > 0 } text ? text : "none";
}
