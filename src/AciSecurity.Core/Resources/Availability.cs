namespace AciSecurity.Resources;

/// <summary>Which api-versions have a property. Where one lacks it, its absence says nothing.</summary>
/// <remarks>The facts come from Azure/bicep-types-az, which lists each type at each api-version.</remarks>
internal sealed class Availability
{
    private readonly ApiVersion? _stable;
    private readonly ApiVersion? _preview;
    private readonly ApiVersion[] _missing;

    private Availability(string? stable, string? preview, string[] missing)
    {
        _stable = ApiVersion.Parse(stable);
        _preview = ApiVersion.Parse(preview);
        _missing = [.. missing.Select(version => ApiVersion.Parse(version)!.Value)];
    }

    /// <summary>A property of the stable versions from <paramref name="stable"/> on, of the previews from
    /// <paramref name="preview"/> on, and of none of <paramref name="missing"/>.</summary>
    public static Availability Since(string? stable, string? preview = null, params string[] missing) =>
        new(stable, preview, missing);

    public bool Has(ApiVersion version)
    {
        if (Array.IndexOf(_missing, version) >= 0) return false;
        var first = version.IsPreview ? _preview ?? _stable : _stable;
        return first is { } since && version.Date >= since.Date;
    }
}
