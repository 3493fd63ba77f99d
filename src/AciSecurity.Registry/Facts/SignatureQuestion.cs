using AciSecurity.Registry.Signatures;

namespace AciSecurity.Registry.Facts;

/// <summary>How signatures are verified.</summary>
/// <param name="Judge">Verifies them; null where nobody is trusted.</param>
/// <param name="WhyNoTrust">Why it could not be read who is trusted; null where it could.</param>
internal sealed record SignatureQuestion(SignatureJudge? Judge, string? WhyNoTrust);
