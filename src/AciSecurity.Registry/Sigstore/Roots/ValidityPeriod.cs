namespace AciSecurity.Registry.Sigstore.Roots;

/// <summary>When something of a trusted root was trusted, with both ends.</summary>
/// <param name="Start">The beginning; null where it has none.</param>
/// <param name="End">The end; null where it goes on.</param>
internal sealed record ValidityPeriod(DateTimeOffset? Start, DateTimeOffset? End)
{
    /// <summary>Whether <paramref name="time"/> lies in it.</summary>
    public bool Covers(DateTimeOffset time) => (Start is null || time >= Start) && (End is null || time <= End);
}
