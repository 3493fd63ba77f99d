using System.Security.Cryptography;
using AciSecurity.Registry.Sigstore.Keys;
using AciSecurity.Registry.Sigstore.Roots;

namespace AciSecurity.Registry.Sigstore.Logs;

/// <summary>Whether an entry is of this signature. Without that, any entry of the log would vouch for any signature.</summary>
internal static class LogBinding
{
    /// <summary>Compares an entry with a signature.</summary>
    /// <param name="logged">What the entry says.</param>
    /// <param name="evidence">The signature.</param>
    /// <param name="key">The key that made it.</param>
    public static CheckResult Check(LoggedSignature logged, SignatureEvidence evidence, VerificationKey key)
    {
        var certificate = evidence.Certificate?.Der;
        if (!Same(logged.Certificate, certificate) || !Same(logged.PublicKey, certificate is null ? key.SubjectPublicKeyInfo : null))
            return CheckResult.Failed("The log entry is of another signer.");
        if (logged.EnvelopeHash is { } envelope) return OfWhole(logged, evidence, envelope);
        if (!Same(logged.Signature, evidence.Signature)) return CheckResult.Failed("The log entry is of another signature.");
        if (logged.HashAlgorithm is null || HashAlgorithms.Find(logged.HashAlgorithm) is not { } algorithm || logged.Hash is null)
            return CheckResult.Failed("The log entry names no hash of what was signed.");
        if (evidence.Envelope is { } signed && !logged.IsOfContent) return OfHash(SignedData.Of(signed.Payload).Hash(algorithm), logged.Hash);
        // The second version of Rekor logs an envelope by the hash of what was signed, as if it were content.
        if (!logged.IsOfContent || (evidence.Envelope is not null && !logged.IsOfSecondRekor))
            return CheckResult.Failed($"The log entry is a {logged.Kind}, which does not fit what was signed.");
        return OfHash(evidence.Data.Hash(algorithm), logged.Hash);
    }

    private static CheckResult OfWhole(LoggedSignature logged, SignatureEvidence evidence, byte[] hash)
    {
        if (evidence.Envelope is not { } envelope || logged.HashAlgorithm != "sha256") return CheckResult.Failed("The log entry is of an envelope, and none was signed.");
        if (logged.Hash is { } payload && !Same(payload, SHA256.HashData(envelope.Payload))) return CheckResult.Failed("The log entry is of another payload.");
        return envelope.Written().Any(written => Same(hash, SHA256.HashData(written)))
            ? CheckResult.Passed
            : CheckResult.Unknown("The log entry names its envelope by a hash alone, and no known way of writing this envelope has that hash.");
    }

    private static CheckResult OfHash(byte[]? hash, byte[] logged) =>
        hash is null ? CheckResult.Unknown("The log entry names what was signed by a hash that cannot be made of the image's digest.")
        : Same(logged, hash) ? CheckResult.Passed
        : CheckResult.Failed("The log entry is of something else that was signed.");

    private static bool Same(byte[]? one, byte[]? other) => one is null || other is null ? one is null && other is null : one.AsSpan().SequenceEqual(other);
}
