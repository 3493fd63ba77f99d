using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace AciSecurity.Registry.Notary.Revocation;

/// <summary>One entry of a revocation list.</summary>
/// <param name="Time">When it was revoked.</param>
/// <param name="Reason">Why, by the numbers of RFC 5280 §5.3.1; 0 where nothing is said.</param>
/// <param name="InvalidSince">Since when the key may have been somebody else's; null where nothing is said.</param>
internal sealed record RevocationEntry(DateTimeOffset Time, int Reason, DateTimeOffset? InvalidSince)
{
    /// <summary>Revoked for the time being.</summary>
    public const int Hold = 6;

    /// <summary>No longer revoked for the time being.</summary>
    public const int Removed = 8;

    /// <summary>Reads an entry.</summary>
    /// <exception cref="NotaryRefusalException">It has a critical extension that is not known.</exception>
    public static RevocationEntry Read(CrlEntry entry)
    {
        var extensions = entry.Extensions;
        foreach (DerObjectIdentifier extension in extensions?.GetCriticalExtensionOids() ?? [])
        {
            if (!extension.Equals(X509Extensions.ReasonCode) && !extension.Equals(X509Extensions.InvalidityDate)) throw new NotaryRefusalException("an entry of a revocation list has a critical extension that is not known");
        }

        var reason = extensions?.GetExtensionParsedValue(X509Extensions.ReasonCode) is { } value ? DerEnumerated.GetInstance(value).IntValueExact : 0;
        return new(entry.RevocationDate.ToDateTime().ToUniversalTime(), reason, InvalidityDate.Of(extensions));
    }
}
