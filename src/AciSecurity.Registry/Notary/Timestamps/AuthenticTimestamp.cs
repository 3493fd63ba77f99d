using System.Security.Cryptography.X509Certificates;
using AciSecurity.Faults;
using AciSecurity.Registry.Notary.Envelopes;
using AciSecurity.Registry.Notary.Revocation;
using AciSecurity.Registry.Notary.Trust;

namespace AciSecurity.Registry.Notary.Timestamps;

/// <summary>Finds out whether a signature was made while the certificates of its chain were valid.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#timestamp-countersignature-verification-details</remarks>
/// <param name="trust">Whom to trust.</param>
/// <param name="clock">The clock.</param>
/// <param name="revocation">Asks for revocations; null where the caller leaves that out.</param>
internal sealed class AuthenticTimestamp(NotaryTrust trust, TimeProvider clock, RevocationChecker? revocation)
{
    /// <summary>Finds out.</summary>
    public async Task<AuthenticTimestampResult> CheckAsync(TrustPolicyStatement statement, NotaryEnvelope envelope, CancellationToken cancellationToken)
    {
        if (envelope.Attributes.Scheme == SigningScheme.SigningAuthority) return ByAuthority(envelope);
        var now = clock.GetUtcNow();
        if (!MustBeTimestamped(statement, envelope, now)) return ByNow(envelope, now);
        if (envelope.Timestamp.IsEmpty) return new("The signature has no timestamp.");
        try
        {
            var token = TimestampToken.Open(envelope.Timestamp, envelope.Signature.Span);
            var chain = TimestampChain.Find(token, trust.Certificates(statement, TrustStoreType.TimestampAuthority));
            var outside = envelope.Chain.FirstOrDefault(certificate => token.Earliest < certificate.NotBefore || token.Latest > certificate.NotAfter);
            if (outside is not null) return new($"The certificate of {outside.Subject} may not have been valid when the timestamp was made.");
            var result = await RevocationAsync(chain, cancellationToken).ConfigureAwait(false);
            return result.Problem is null ? result with { Time = token.Latest } : result;
        }
        catch (NotaryRefusalException refusal)
        {
            return new(refusal.Message);
        }
        catch (FaultException fault)
        {
            return new(fault.Message, Decided: false);
        }
    }

    private static bool MustBeTimestamped(TrustPolicyStatement statement, NotaryEnvelope envelope, DateTimeOffset now) =>
        statement.StoresOf(TrustStoreType.TimestampAuthority).Any()
        && (!statement.TimestampAfterExpiryOnly || envelope.Chain.Any(certificate => now > certificate.NotAfter));

    private static AuthenticTimestampResult ByAuthority(NotaryEnvelope envelope)
    {
        var time = envelope.Attributes.Time;
        return Outside(envelope, time) is { } certificate
            ? new($"The certificate of {certificate.Subject} was not valid at {InternetTime.Write(time)}, when the signature was made.")
            : new() { Time = time };
    }

    private static AuthenticTimestampResult ByNow(NotaryEnvelope envelope, DateTimeOffset now) => Outside(envelope, now) is not { } certificate
        ? new()
        : new(now < certificate.NotBefore
            ? $"The certificate of {certificate.Subject} is not yet valid."
            : $"The certificate of {certificate.Subject} has expired, and no timestamp proves that the signature is older.");

    private static X509Certificate2? Outside(NotaryEnvelope envelope, DateTimeOffset time) =>
        envelope.Chain.FirstOrDefault(certificate => time < certificate.NotBefore || time > certificate.NotAfter);

    // The specification enforces this within the step, whatever the policy says of revocation.
    private async Task<AuthenticTimestampResult> RevocationAsync(IReadOnlyList<X509Certificate2> chain, CancellationToken cancellationToken)
    {
        if (revocation is null) return new() { Warning = "Whether the timestamp authority's certificate was revoked was not looked at: the caller leaves it out." };
        var result = await revocation.CheckAsync(chain, null, cancellationToken).ConfigureAwait(false);
        return result.Reason is null ? new() : new($"The timestamp authority: {result.Reason}.", Decided: result.Status == RevocationStatus.Revoked);
    }
}
