namespace AciSecurity.Registry.Signatures;

/// <summary>What was found that says it signs an image.</summary>
/// <param name="Signatures">The signatures.</param>
/// <param name="Warnings">What looks like a signature and is none, as sentences.</param>
internal sealed record FoundSignatures(IReadOnlyList<FoundSignature> Signatures, IReadOnlyList<string> Warnings);
