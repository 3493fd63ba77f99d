namespace AciSecurity.Registry.Sigstore;

/// <summary>What is looked at in a sigstore signature, in this order.</summary>
internal static class CheckNames
{
    /// <summary>The bundle, or the layer with its annotations, is what its format demands.</summary>
    public const string Format = "format";

    /// <summary>The key signed the content.</summary>
    public const string Signature = "signature";

    /// <summary>A trusted log holds the signature.</summary>
    public const string Log = "log";

    /// <summary>Something that is trusted proves when it was signed.</summary>
    public const string Time = "time";

    /// <summary>A trusted authority issued the certificate, for signing, and it was valid when it was signed.</summary>
    public const string Certificate = "certificate";

    /// <summary>A trusted certificate log promised to hold the certificate.</summary>
    public const string CertificateLog = "sct";

    /// <summary>Who signed is who was expected.</summary>
    public const string Identity = "identity";

    /// <summary>What was signed says that this image is signed.</summary>
    public const string Payload = "payload";
}
