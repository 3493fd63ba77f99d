using AciSecurity.Registry.Notary.Certificates;

namespace AciSecurity.Registry.Notary.Envelopes;

/// <summary>What an envelope's protected header says, in either format.</summary>
/// <param name="Algorithm">How it claims to be signed; compared with what the key demands.</param>
/// <param name="ContentType">What the payload is.</param>
/// <param name="SchemeName">The signing scheme as it is written.</param>
/// <param name="Critical">What whoever verifies must understand.</param>
/// <param name="Names">All attributes that are there, known or not.</param>
internal sealed record SignedAttributes(
    SignatureAlgorithm Algorithm, string ContentType, string SchemeName, IReadOnlyList<string> Critical, IReadOnlyCollection<string> Names)
{
    /// <summary>What the signer says the time was; null where nothing is said.</summary>
    public DateTimeOffset? SigningTime { get; init; }

    /// <summary>What the signing authority says the time was; null where nothing is said.</summary>
    public DateTimeOffset? AuthenticSigningTime { get; init; }

    /// <summary>When the signature expires; null where it does not.</summary>
    public DateTimeOffset? Expiry { get; init; }

    /// <summary>The scheme.</summary>
    /// <exception cref="NotaryRefusalException">There is no such scheme.</exception>
    public SigningScheme Scheme => SchemeName switch
    {
        HeaderNames.X509Scheme => SigningScheme.X509,
        HeaderNames.SigningAuthorityScheme => SigningScheme.SigningAuthority,
        _ => throw new NotaryRefusalException($"The signing scheme {SchemeName} is not known."),
    };

    /// <summary>The time that the scheme demands.</summary>
    /// <exception cref="NotaryRefusalException">It is missing, or the other scheme's is there.</exception>
    public DateTimeOffset Time
    {
        get
        {
            var (wanted, name, other, otherName) = Scheme == SigningScheme.X509
                ? (SigningTime, HeaderNames.SigningTime, AuthenticSigningTime, HeaderNames.AuthenticSigningTime)
                : (AuthenticSigningTime, HeaderNames.AuthenticSigningTime, SigningTime, HeaderNames.SigningTime);
            if (other is not null) throw new NotaryRefusalException($"The header {otherName} must not be there in the scheme {SchemeName}.");
            return wanted ?? throw new NotaryRefusalException($"The header {name} is missing.");
        }
    }

    /// <summary>The critical attributes that the specification does not define, which nobody here understands.</summary>
    public IEnumerable<string> UnknownCritical => Critical.Where(name => !Required.Contains(name) && name != HeaderNames.SigningTime && !CoseLabels.Standard.Contains(name));

    private IEnumerable<string> Required
    {
        get
        {
            yield return HeaderNames.SigningScheme;
            if (Scheme == SigningScheme.SigningAuthority) yield return HeaderNames.AuthenticSigningTime;
            if (Expiry is not null) yield return HeaderNames.Expiry;
        }
    }

    /// <summary>Checks what both formats demand.</summary>
    /// <exception cref="NotaryRefusalException">The header breaks a rule.</exception>
    public void Check()
    {
        foreach (var name in Critical)
        {
            if (!Names.Contains(name)) throw new NotaryRefusalException($"The header {name} is marked critical and is not there.");
        }

        if (Critical.Distinct(StringComparer.Ordinal).Count() != Critical.Count) throw new NotaryRefusalException("A header is marked critical twice.");
        foreach (var name in Required)
        {
            if (!Critical.Contains(name)) throw new NotaryRefusalException($"The header {name} must be marked critical.");
        }

        if (Expiry <= Time) throw new NotaryRefusalException("The signature expires before it was made.");
    }
}
