using AciSecurity.Registry.Sigstore.Keys;
using AciSecurity.Registry.Sigstore.Roots;

namespace AciSecurity.Registry.Sigstore;

/// <summary>Whom a sigstore signature must be of, and by what that is judged.</summary>
internal sealed record SigstoreTrust
{
    /// <summary>The keys that are trusted, any of them. Empty where only identities are.</summary>
    public IReadOnlyList<VerificationKey> PublicKeys { get; init; } = [];

    /// <summary>The logs and authorities that are trusted; null where none was given, and then nothing can be said of what needs one.</summary>
    public TrustedRoot? Root { get; init; }

    /// <summary>The identities that are trusted, any of them. Empty where none was said, and then nobody's keyless signature is valid.</summary>
    public IReadOnlyList<ExpectedIdentity> Identities { get; init; } = [];

    /// <summary>Whether the signature must be in a log: what <c>--insecure-ignore-tlog</c> of cosign turns off. The result says that it was turned off.</summary>
    public bool RequireLogEntry { get; init; } = true;

    /// <summary>What the signer must have written into the signature, e.g. <c>env</c> as <c>production</c>; empty where nothing is asked for.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();
}
