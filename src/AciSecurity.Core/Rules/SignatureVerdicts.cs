using AciSecurity.Findings;
using AciSecurity.Signatures;

namespace AciSecurity.Rules;

/// <summary>What follows from an image's signatures. Whoever may push can put a signature there, so that only one that was verified passes.</summary>
internal static class SignatureVerdicts
{
    /// <summary>The verdict on whoever runs the image.</summary>
    public static Verdict Of(ImageSignatures? signatures) => signatures?.State switch
    {
        SignatureState.Verified => new(Outcome.Pass, $"runs an image that {Signer(signatures)} signed"),
        SignatureState.None => new(Outcome.Fail, "runs an image that has no signature"),
        SignatureState.CoveredByIndex => new(Outcome.Fail, "runs an image that is not signed itself: only the index that it is part of is"),
        SignatureState.Invalid => new(Outcome.Fail, $"runs an image whose signature is not valid: {Why(signatures, SignatureVerdict.Invalid)}"),
        SignatureState.PresentUnverified or SignatureState.Unknown => new(Outcome.Unknown, $"runs an image whose signature was not verified: {Why(signatures)}"),
        _ => new(Outcome.Unknown, "runs an image whose signatures nobody looked for"),
    };

    /// <summary>Why it is not known whether a signature is valid.</summary>
    public static string Why(ImageSignatures signatures) => signatures.State == SignatureState.Unknown
        ? Why(signatures, SignatureVerdict.Unknown)
        : signatures.Results.Count > 0 ? "the trust policy leaves it out" : "the policy does not say whom to trust for it";

    private static string Signer(ImageSignatures signatures) =>
        signatures.Results.FirstOrDefault(result => result.Verdict == SignatureVerdict.Valid)?.Signer?.ToString() is { Length: > 0 } name ? $"'{Redaction.Text(name)}'" : "somebody trusted";

    private static string Why(ImageSignatures signatures, SignatureVerdict verdict) =>
        Redaction.Text(signatures.Results.FirstOrDefault(result => result.Verdict == verdict)?.Reason ?? signatures.Reason);
}
