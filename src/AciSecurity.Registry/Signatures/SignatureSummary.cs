using AciSecurity.Images;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Signatures;

/// <summary>Sums up what is known of an image's signatures.</summary>
internal static class SignatureSummary
{
    /// <summary>Sums it up.</summary>
    /// <param name="image">The image.</param>
    /// <param name="found">What says that it signs the image.</param>
    /// <param name="results">What came of verifying, one for each that somebody said whom to trust for; null where nobody verified.</param>
    public static ImageSignatures Of(RegistryImage image, FoundSignatures found, IReadOnlyList<SignatureResult>? results)
    {
        var formats = found.Signatures.Select(signature => signature.Format).Concat(results?.Select(result => result.Format) ?? []).Concat(image.IsInContentTrust ? [SignatureFormat.ContentTrust] : []).Distinct().Order().ToList();
        var (state, reason) = StateOf(formats, results ?? []);
        return new(image, state) { Formats = formats, Results = results ?? [], Reason = string.Join(' ', [reason, .. found.Warnings]) };
    }

    private static (SignatureState State, string Reason) StateOf(List<SignatureFormat> formats, IReadOnlyList<SignatureResult> results)
    {
        if (results.FirstOrDefault(result => result.Verdict == SignatureVerdict.Valid) is { } valid) return (SignatureState.Verified, $"{valid.Signer} signed it ({valid.Format}).");
        if (results.FirstOrDefault(result => result.Verdict == SignatureVerdict.Unknown) is { } unknown) return (SignatureState.Unknown, $"Its signature could not be verified: {unknown.Reason}");
        if (results.FirstOrDefault(result => result.Verdict == SignatureVerdict.Invalid) is { } invalid) return (SignatureState.Invalid, $"Its signature is not valid: {invalid.Reason}");
        if (formats.Count == 0) return (SignatureState.None, "It has no signature.");
        return (SignatureState.PresentUnverified, results.Count > 0
            ? $"The trust policy does not look at its signature: {results[0].Reason}"
            : "It has a signature that nobody has verified: nobody said whom to trust for it.");
    }
}
