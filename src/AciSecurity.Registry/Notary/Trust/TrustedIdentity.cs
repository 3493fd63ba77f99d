using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Notary.Trust;

/// <summary>Whose signatures a trust policy accepts, of all whom its trust stores vouch for.</summary>
/// <param name="Text">How the policy writes it.</param>
/// <param name="Subject">The attributes that the signing certificate's subject must have; null for <c>*</c> and for identities that only a
/// plugin of notation knows, which match nobody here.</param>
internal sealed record TrustedIdentity(string Text, DistinguishedName? Subject)
{
    /// <summary>Everybody.</summary>
    public const string Anybody = "*";

    private const string SubjectPrefix = "x509.subject:";

    /// <summary>Reads an identity.</summary>
    /// <exception cref="NotaryRefusalException">It is none.</exception>
    public static TrustedIdentity Parse(string text)
    {
        if (text == Anybody) return new(text, null);
        if (!text.Contains(':', StringComparison.Ordinal)) throw new NotaryRefusalException($"the trusted identity '{text}' has no colon");
        if (!text.StartsWith(SubjectPrefix, StringComparison.Ordinal)) return new(text, null);
        try
        {
            return new(text, DistinguishedName.Parse(text[SubjectPrefix.Length..]));
        }
        catch (NotaryRefusalException refusal)
        {
            throw new NotaryRefusalException($"the trusted identity '{text}' is invalid: {refusal.Message}");
        }
    }

    /// <summary>Whether the certificate is this identity's.</summary>
    /// <exception cref="NotaryRefusalException">The certificate's subject cannot be compared.</exception>
    public bool Is(X509Certificate2 certificate) =>
        Text == Anybody || (Subject is not null && Subject.IsSubsetOf(DistinguishedName.Of(certificate)));
}
