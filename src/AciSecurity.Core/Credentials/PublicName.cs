namespace AciSecurity.Credentials;

/// <summary>Knows names of settings whose values look random and are known to everybody: digests, ids, public keys.</summary>
internal static class PublicName
{
    private static readonly HashSet<string> Words =
    [
        "HASH", "HASHES", "DIGEST", "CHECKSUM", "INTEGRITY", "SHA", "MD", "FINGERPRINT", "THUMBPRINT", "ETAG", "COMMIT", "REVISION",
        "PUBLIC", "PUBLISHABLE", "SITE", "CERT", "CERTIFICATE", "CERTS", "CRL", "ID", "IDS", "UUID", "GUID", "NAME", "CURSOR", "NONCE",
        "VERSION", "IMAGE", "URL", "URI", "PATH", "TRACEPARENT", "TRACESTATE", "ALPHABET", "SPKI", "CSR",
    ];

    /// <summary>Whether what stands under a name of these words may look random and be no secret.</summary>
    public static bool Is(List<string> words) => words.Exists(Words.Contains);
}
