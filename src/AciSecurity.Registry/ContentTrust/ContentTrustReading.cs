using AciSecurity.Images;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>What came of reading a repository's trust metadata: the verified repository, a refusal, or that there is none.</summary>
/// <param name="anchor">What the caller trusts.</param>
internal sealed class ContentTrustReading(ContentTrustAnchor anchor)
{
    /// <summary>What was verified; null where it was refused, or nobody ever signed there.</summary>
    public ContentTrustRepository? Repository { get; init; }

    /// <summary>Why it was refused; null where it was not.</summary>
    public ContentTrustRefusedException? Refusal { get; init; }

    /// <summary>Judges a tag by what it is in the registry now.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="current">Its manifest in the registry.</param>
    /// <returns>The result; null where the tag has no signature.</returns>
    public SignatureResult? Judge(string tag, Descriptor current)
    {
        if (Refusal is not null) return Refused([], Refusal);
        if (Repository is null) return null;
        if (Repository.Tags.GetValueOrDefault(tag) is { } signed) return new SignedTagJudgement(anchor, Repository, signed).Judge(current);
        return Repository.Refused.FirstOrDefault(delegation => delegation.Tags.Contains(tag)) is { } refused
            ? Refused(SignedTagJudgement.ChecksOf(anchor, Repository), refused.Refusal)
            : null;
    }

    /// <summary>Judges what is named by its digest alone: somebody signed it where a tag is signed as this digest, whatever that tag is in the registry now.</summary>
    /// <param name="current">The manifest.</param>
    /// <returns>The result; null where no tag is signed so.</returns>
    public SignatureResult? Judge(Descriptor current)
    {
        if (Refusal is not null) return Refused([], Refusal);
        return Repository?.SignedAs(current.Digest) is { } signed ? new SignedTagJudgement(anchor, Repository, signed).Judge(current) : null;
    }

    private static SignatureResult Refused(IEnumerable<SignatureCheck> checks, ContentTrustRefusedException refusal) =>
        new(SignatureFormat.ContentTrust, SignatureVerdict.Invalid, [.. checks, new(refusal.Role, CheckOutcome.Failed, refusal.Message)]);
}
