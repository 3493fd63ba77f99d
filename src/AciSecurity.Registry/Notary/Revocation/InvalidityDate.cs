using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace AciSecurity.Registry.Notary.Revocation;

/// <summary>Since when the key of a revoked certificate may have been somebody else's.</summary>
/// <remarks>RFC 5280 §5.3.2</remarks>
internal static class InvalidityDate
{
    /// <summary>The date; null where nothing is said.</summary>
    public static DateTimeOffset? Of(X509Extensions? extensions) =>
        extensions?.GetExtensionParsedValue(X509Extensions.InvalidityDate) is { } value
            ? new DateTimeOffset(Asn1GeneralizedTime.GetInstance(value).ToDateTime().ToUniversalTime(), TimeSpan.Zero)
            : null;
}
