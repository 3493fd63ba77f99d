namespace AciSecurity.Images;

/// <summary>Which distribution of Linux an image is made of, as its os-release says.</summary>
/// <remarks>https://www.freedesktop.org/software/systemd/man/latest/os-release.html</remarks>
/// <param name="Id">E.g. <c>debian</c>, lower case.</param>
/// <param name="Version">E.g. <c>12</c>; null where it has none, as rolling distributions do.</param>
/// <param name="Name">As it is shown, e.g. <c>Debian GNU/Linux 12 (bookworm)</c>.</param>
public sealed record Distribution(string Id, string? Version, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
