using AciSecurity.Images;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>What is to be signed, and how.</summary>
/// <param name="Target">The manifest.</param>
/// <param name="EnvelopeMediaType">The envelope: <see cref="NotaryMediaTypes.Jws"/> or <see cref="NotaryMediaTypes.Cose"/>.</param>
internal sealed record NotarySigningRequest(Descriptor Target, string EnvelopeMediaType)
{
    /// <summary>How long the signature holds; null where it does not expire.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>What is written into the signature; empty where nothing is.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Who timestamps it; null where nobody does.</summary>
    public TimestampAuthority? TimestampAuthority { get; init; }
}
