using AciSecurity.Registry.Sigstore.Keys;

namespace AciSecurity.Registry.Sigstore.Roots;

/// <summary>A log that is trusted: one of signatures (Rekor), or one of certificates.</summary>
/// <param name="BaseUrl">Its address; empty where it is not said.</param>
/// <param name="Id">What entries and certificate timestamps call it.</param>
/// <param name="CheckpointId">What checkpoints call it; the same as <paramref name="Id"/> where nothing else is said.</param>
/// <param name="Key">Its key.</param>
/// <param name="ValidFor">When it was trusted.</param>
internal sealed record TransparencyLog(string BaseUrl, byte[] Id, byte[] CheckpointId, VerificationKey Key, ValidityPeriod ValidFor)
{
    /// <summary>The host of the address: the name that a log of Rekor's second version signs by. Null where there is none.</summary>
    public string? Host => Uri.TryCreate(BaseUrl.Contains("://", StringComparison.Ordinal) ? BaseUrl : "https://" + BaseUrl, UriKind.Absolute, out var address)
        && address.Host.Length > 0
            ? address.Host
            : null;
}
