using System.Security.Cryptography.X509Certificates;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Notary.Envelopes;
using AciSecurity.Registry.Notary.Revocation;
using AciSecurity.Registry.Notary.Timestamps;
using AciSecurity.Registry.Notary.Trust;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Notary;

/// <summary>Verifies Notary Project signatures as a trust policy demands.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#signature-evaluation, in the order of
/// notation-go, verifier/verifier.go.</remarks>
/// <param name="trust">Whom to trust.</param>
/// <param name="clock">The clock.</param>
/// <param name="revocation">Asks for revocations; null where the caller leaves that out, which the result says.</param>
internal sealed class NotaryVerifier(NotaryTrust trust, TimeProvider clock, RevocationChecker? revocation)
{
    private const string TrustPolicyCheck = "trustPolicy";
    private const string CriticalCheck = "criticalAttributes";
    private const string PayloadCheck = "payload";
    private const string MetadataCheck = "metadata";
    private const string LeftOut = "Revocation was not looked at: the caller leaves it out.";

    /// <summary>Verifies one signature.</summary>
    public async Task<SignatureResult> VerifyAsync(NotaryRequest request, CancellationToken cancellationToken)
    {
        if (trust.Policy.For(request.Repository) is not { } statement) return NoStatement(request);
        if (statement.Level.IsSkip) return Skipped(request, statement);
        var checks = new CheckList(statement.Level);
        if (Integrity(request, checks) is not { } envelope) return Result(request, checks);
        Critical(envelope, checks);
        if (checks.GoesOn) Authenticity(statement, envelope, checks);
        if (checks.GoesOn) Expiry(envelope, checks);
        var proven = checks.GoesOn ? await AuthenticTimestampAsync(statement, envelope, checks, cancellationToken).ConfigureAwait(false) : null;
        if (checks.GoesOn) await RevocationAsync(statement, envelope, checks, cancellationToken).ConfigureAwait(false);
        var signed = Payload(request, envelope, checks);
        return Result(request, checks) with
        {
            Signer = Signers.Identity(envelope.Chain[0]),
            Certificates = Signers.Certificates(envelope.Chain),
            SigningTime = envelope.Attributes.Time,
            // What an authority says of the time proves something only where the authority is trusted.
            ProvenTime = envelope.Attributes.Scheme == SigningScheme.X509 || IsTrusted(checks) ? proven : null,
            Expiry = envelope.Attributes.Expiry,
            Metadata = signed?.Annotations ?? new Dictionary<string, string>(),
        };
    }

    private static SignatureResult Result(NotaryRequest request, CheckList checks) =>
        new(SignatureFormat.NotaryProject, checks.Verdict, checks.Checks) { Digest = request.Digest, Warnings = checks.Warnings };

    private static SignatureResult NoStatement(NotaryRequest request) =>
        new(SignatureFormat.NotaryProject, SignatureVerdict.Invalid, [new(TrustPolicyCheck, CheckOutcome.Failed, $"No statement of the trust policy applies to {request.Repository}.")]) { Digest = request.Digest };

    private static SignatureResult Skipped(NotaryRequest request, TrustPolicyStatement statement) =>
        new(SignatureFormat.NotaryProject, SignatureVerdict.Skipped, [new(TrustPolicyCheck, CheckOutcome.Skipped, $"The level of the trust policy's statement '{statement.Name}' is skip.")])
        {
            Digest = request.Digest,
            Warnings = statement.Scopes.Contains(RegistryScope.All) ? ["The specification does not allow the level skip for all repositories; notation does."] : [],
        };

    private NotaryEnvelope? Integrity(NotaryRequest request, CheckList checks)
    {
        try
        {
            var envelope = NotaryEnvelope.Open(request.Envelope, request.MediaType, trust.Known);
            checks.Add(Validation.Integrity, null);
            return envelope;
        }
        catch (NotaryRefusalException refusal)
        {
            checks.Add(Validation.Integrity, refusal.Message);
            return null;
        }
    }

    // The specification: what is critical and not understood fails. A plugin of notation cannot be asked here.
    private static void Critical(NotaryEnvelope envelope, CheckList checks)
    {
        var plugin = envelope.Attributes.Names.Contains(HeaderNames.VerificationPlugin);
        var unknown = envelope.Attributes.UnknownCritical.FirstOrDefault();
        checks.Add(CriticalCheck, plugin ? "The signature demands a verification plugin of notation, which there is none of here." : unknown is null ? null : $"The critical attribute {unknown} is not known.");
    }

    private void Authenticity(TrustPolicyStatement statement, NotaryEnvelope envelope, CheckList checks)
    {
        var type = envelope.Attributes.Scheme == SigningScheme.X509 ? TrustStoreType.CertificateAuthority : TrustStoreType.SigningAuthority;
        try
        {
            var trusted = trust.Certificates(statement, type);
            var isTrusted = envelope.Chain.Any(certificate => trusted.Any(other => other.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span)));
            checks.Add(Validation.Authenticity, isTrusted ? Identity(statement, envelope.Chain[0]) : $"No certificate of the chain is in a trust store of the type {TrustStoreName.FolderOf(type)}.");
        }
        catch (FaultException fault)
        {
            checks.Add(Validation.Authenticity, fault.Message, decided: false);
        }
    }

    private static string? Identity(TrustPolicyStatement statement, X509Certificate2 signer)
    {
        try
        {
            return statement.Identities.Any(identity => identity.Is(signer)) ? null : $"The signer {signer.Subject} is none of the trusted identities.";
        }
        catch (NotaryRefusalException refusal)
        {
            return $"The signer {signer.Subject} cannot be compared with the trusted identities: {refusal.Message}.";
        }
    }

    private void Expiry(NotaryEnvelope envelope, CheckList checks) =>
        checks.Add(Validation.Expiry, clock.GetUtcNow() >= envelope.Attributes.Expiry ? $"The signature expired at {InternetTime.Write(envelope.Attributes.Expiry.Value)}." : null);

    private async Task<DateTimeOffset?> AuthenticTimestampAsync(TrustPolicyStatement statement, NotaryEnvelope envelope, CheckList checks, CancellationToken cancellationToken)
    {
        var result = await new AuthenticTimestamp(trust, clock, revocation).CheckAsync(statement, envelope, cancellationToken).ConfigureAwait(false);
        checks.Add(Validation.AuthenticTimestamp, result.Problem, result.Decided);
        if (result.Warning is { } warning) checks.Warn(warning);
        return result.Time;
    }

    private async Task RevocationAsync(TrustPolicyStatement statement, NotaryEnvelope envelope, CheckList checks, CancellationToken cancellationToken)
    {
        var name = VerificationLevel.NameOf(Validation.Revocation);
        if (statement.Level[Validation.Revocation] == ValidationAction.Skip) checks.Add(name, "The trust policy leaves revocation out.", CheckOutcome.Skipped);
        else if (revocation is null) checks.Add(name, LeftOut, CheckOutcome.Skipped);
        // Only a chain that is trusted may say whom to ask.
        else if (!IsTrusted(checks)) checks.Add(Validation.Revocation, "Nobody was asked, because the signer is not trusted.", decided: false);
        else
        {
            var time = envelope.Attributes.Scheme == SigningScheme.SigningAuthority ? envelope.Attributes.AuthenticSigningTime : null;
            var result = await revocation.CheckAsync(envelope.Chain, time, cancellationToken).ConfigureAwait(false);
            checks.Add(Validation.Revocation, result.Reason, decided: result.Status != RevocationStatus.Unknown);
        }
    }

    private static bool IsTrusted(CheckList checks) =>
        checks.Checks.Any(check => check.Name == VerificationLevel.NameOf(Validation.Authenticity) && check.Outcome == CheckOutcome.Passed);

    private static Descriptor? Payload(NotaryRequest request, NotaryEnvelope envelope, CheckList checks)
    {
        try
        {
            var signed = NotaryPayload.Read(envelope.Payload);
            if (!checks.GoesOn) return signed;
            var matches = signed.MediaType == request.Target.MediaType && signed.Digest == request.Target.Digest && signed.Size == request.Target.Size;
            checks.Add(PayloadCheck, matches ? null : $"What is signed is another: {signed.MediaType} {signed.Digest} of {signed.Size} bytes.");
            if (checks.GoesOn && request.RequiredMetadata.Count > 0) checks.Add(MetadataCheck, Missing(request, signed));
            return signed;
        }
        catch (NotaryRefusalException refusal)
        {
            checks.Add(PayloadCheck, refusal.Message);
            return null;
        }
    }

    private static string? Missing(NotaryRequest request, Descriptor signed) => request.RequiredMetadata
        .Where(pair => !signed.Annotations.TryGetValue(pair.Key, out var value) || value != pair.Value)
        .Select(pair => $"The signer did not write {pair.Key}={pair.Value} into the signature.")
        .FirstOrDefault();
}
