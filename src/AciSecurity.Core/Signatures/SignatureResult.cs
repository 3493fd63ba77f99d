using AciSecurity.Images;

namespace AciSecurity.Signatures;

/// <summary>What came of looking at one signature.</summary>
/// <param name="Format">How it was made.</param>
/// <param name="Verdict">Whether it proves that somebody who is trusted signed the image.</param>
/// <param name="Checks">What was looked at, in the order of looking. A failed one ends it.</param>
public sealed record SignatureResult(SignatureFormat Format, SignatureVerdict Verdict, IReadOnlyList<SignatureCheck> Checks)
{
    /// <summary>What the signature's manifest is called in the registry; null where the signature is not one (Docker Content Trust).</summary>
    public Digest? Digest { get; init; }

    /// <summary>Who signed; null where that could not be read.</summary>
    public SignerIdentity? Signer { get; init; }

    /// <summary>The certificates, the signer's first; empty where a bare key signed.</summary>
    public IReadOnlyList<SignatureCertificate> Certificates { get; init; } = [];

    /// <summary>When it was signed, as the signer says: whoever holds the key may say any time. Null where nothing is said.</summary>
    public DateTimeOffset? SigningTime { get; init; }

    /// <summary>When it was signed at the latest, as a trusted timestamp or transparency log proves; null where nothing proves it.</summary>
    public DateTimeOffset? ProvenTime { get; init; }

    /// <summary>When it expires; null where it does not.</summary>
    public DateTimeOffset? Expiry { get; init; }

    /// <summary>What the signer wrote into the signature; empty where nothing was.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>What is worth knowing and decides nothing, as sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Why the verdict is what it is, as one sentence; null where it is <see cref="SignatureVerdict.Valid"/>.</summary>
    public string? Reason => Verdict == SignatureVerdict.Valid
        ? null
        : Checks.LastOrDefault(check => check.Outcome == (Verdict switch
        {
            SignatureVerdict.Invalid => CheckOutcome.Failed,
            SignatureVerdict.Unknown => CheckOutcome.Unknown,
            _ => CheckOutcome.Skipped,
        }))?.Reason;
}
