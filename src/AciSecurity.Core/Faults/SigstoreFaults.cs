namespace AciSecurity.Faults;

/// <summary>The faults of what a sigstore signature is judged by, one factory each. A signature that is broken is no fault: it has a verdict.</summary>
public static class SigstoreFaults
{
    /// <summary>The trusted root is not what its format demands.</summary>
    /// <param name="file">The file, as the caller named it.</param>
    /// <param name="cause">What is wrong with it.</param>
    public static Fault TrustedRootInvalid(string file, string cause) =>
        new("AciSecurity.TrustedRootInvalid", FaultCategory.InvalidData, $"{file}: {cause}", file)
        {
            RecommendedAction = "Name a trusted_root.json of version 0.1 or 0.2, as cosign trusted-root create and sigstore's TUF repository give it.",
        };

    /// <summary>The public key cannot be read, or is of a kind that no image is signed with.</summary>
    /// <param name="file">The file, as the caller named it.</param>
    /// <param name="cause">What is wrong with it.</param>
    public static Fault PublicKeyInvalid(string file, string cause) =>
        new("AciSecurity.PublicKeyInvalid", FaultCategory.InvalidData, $"{file}: {cause}", file)
        {
            RecommendedAction = "Name a PEM file with one PUBLIC KEY: ECDSA on P-256, P-384 or P-521, RSA of 2048 bits or more, or Ed25519. cosign public-key prints it.",
        };

    /// <summary>The expected identity or issuer is a regular expression that cannot be used.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="cause">What is wrong with it.</param>
    public static Fault IdentityExpressionInvalid(string expression, string cause) =>
        new("AciSecurity.IdentityExpressionInvalid", FaultCategory.InvalidArgument, $"{expression}: {cause}", expression)
        {
            RecommendedAction = "Write a regular expression without backreferences and lookarounds, as cosign takes it, or give the identity as exact text.",
        };
}
