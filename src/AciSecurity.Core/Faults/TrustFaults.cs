namespace AciSecurity.Faults;

/// <summary>The faults of files that say whose signatures are trusted, one factory each.</summary>
public static class TrustFaults
{
    /// <summary>Nobody said whom to trust, and notation is not configured.</summary>
    public static Fault NobodyTrusted(string file) =>
        new("AciSecurity.TrustMissing", FaultCategory.ObjectNotFound, $"Nobody said whom to trust, and there is no trust policy of notation: {file}.", file)
        {
            RecommendedAction = "Pass -TrustPolicy with -TrustStore for Notary Project signatures, -PublicKey or -TrustedRoot for sigstore, -RootKeyId for Docker Content Trust.",
        };

    /// <summary>A trust policy that cannot be followed as it stands.</summary>
    public static Fault PolicyInvalid(string file, string cause) =>
        new("AciSecurity.TrustPolicyInvalid", FaultCategory.InvalidData, $"{file}: {cause}", file)
        {
            RecommendedAction = "Correct the trust policy where the message says. https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md has its rules.",
        };

    /// <summary>A trust store, or a certificate in it, that trust cannot rest on.</summary>
    public static Fault StoreInvalid(string path, string cause) =>
        new("AciSecurity.TrustStoreInvalid", FaultCategory.InvalidData, $"{path}: {cause}", path)
        {
            RecommendedAction = "Put certificates of authorities, PEM or DER, as files into truststore/x509/<ca|signingAuthority|tsa>/<name>, and name the folder with -TrustStore.",
        };

    /// <summary>A key or certificate that nothing can be signed with.</summary>
    public static Fault SigningKeyInvalid(string source, string cause) =>
        new("AciSecurity.SigningKeyInvalid", FaultCategory.InvalidData, $"{source}: {cause}", source)
        {
            RecommendedAction = "Use a key of RSA 2048, 3072 or 4096 bits or of the curves P-256, P-384 or P-521, with a certificate whose key usage is critical and digitalSignature alone, and its whole chain.",
        };

    /// <summary>A file that should hold certificates of a chain or of a timestamp authority.</summary>
    public static Fault CertificatesInvalid(string file, string cause) =>
        new("AciSecurity.CertificateInvalid", FaultCategory.InvalidData, $"{file}: {cause}", file)
        {
            RecommendedAction = "Name a file with certificates and nothing else, PEM or DER.",
        };

    /// <summary>What a signature is to say cannot be said.</summary>
    /// <param name="parameter">Where it was asked for.</param>
    /// <param name="cause">What is wrong with it.</param>
    public static Fault SigningInvalid(string parameter, string cause) =>
        new("AciSecurity.SigningInvalid", FaultCategory.InvalidArgument, $"{parameter}: {cause}", parameter)
        {
            RecommendedAction = "Give -ExpiresIn a time, such as 90.00:00:00 for 90 days, and names in -Metadata that do not begin with io.cncf.notary.",
        };

    /// <summary>A timestamp authority did not give a timestamp that proves anything.</summary>
    public static Fault TimestampRefused(string authority, string cause) =>
        new("AciSecurity.TimestampRefused", FaultCategory.ConnectionError, $"{authority}: {cause}", authority)
        {
            RecommendedAction = "Check the address and the root certificate of the timestamp authority, or sign without a timestamp.",
        };
}
