namespace AciSecurity.Registry.Tests.Sigstore.Making;

/// <summary>The times of what the tests make.</summary>
internal static class Moments
{
    /// <summary>When authorities and logs begin to be trusted.</summary>
    public static DateTimeOffset Start { get; } = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When signatures are made.</summary>
    public static DateTimeOffset Signed { get; } = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>When signatures are verified.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When the authorities' certificates end.</summary>
    public static DateTimeOffset End { get; } = new(2035, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string Rfc3339(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
