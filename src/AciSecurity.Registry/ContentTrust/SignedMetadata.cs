using System.Text.Json;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>A file of metadata as far as all roles have it in common. Nothing in it is true before <see cref="TrustRole.Verify"/>.</summary>
/// <remarks>https://github.com/notaryproject/notary/blob/9d2b3b35/tuf/data/types.go: Signed, SignedCommon and Signature.</remarks>
internal sealed class SignedMetadata
{
    private SignedMetadata(MetadataElement content, byte[] message, IReadOnlyList<MetadataSignature> signatures)
    {
        Content = content;
        Message = message;
        Signatures = signatures;
    }

    /// <summary>Whose metadata it was read as.</summary>
    public string Role => Content.Role;

    /// <summary>What is signed.</summary>
    public MetadataElement Content { get; }

    /// <summary>The bytes that signatures are over.</summary>
    public ReadOnlyMemory<byte> Message { get; }

    /// <summary>The signatures, at least one.</summary>
    public IReadOnlyList<MetadataSignature> Signatures { get; }

    /// <summary>Its version, from 1.</summary>
    public long Version => Content.Member("version").Integer(least: 1);

    /// <summary>When it expires.</summary>
    public DateTimeOffset Expires => Content.Member("expires").Time();

    /// <summary>Reads a file of <paramref name="role"/>.</summary>
    public static SignedMetadata Parse(string role, ReadOnlySpan<byte> file)
    {
        try
        {
            var document = new MetadataElement(StrictJson.Parse(file, ContentTrustLimits.JsonDepth), role);
            CanonicalJson.Of(document.Member("signatures").Json);
            var content = document.Member("signed");
            return new(content, CanonicalJson.Of(content.Json), ReadSignatures(document.Member("signatures")));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ContentTrustRefusedException(role, ContentTrustRule.Form, $"The metadata of {role} is no JSON that can be signed: broken, with a member twice, or with a number that is no integer.");
        }
    }

    /// <summary>Demands that it says of itself to be of <paramref name="type"/>: every role has keys of its own, and one must not speak for another.</summary>
    public void DemandType(string type)
    {
        if (Content.Member("_type").Text() != type)
            throw new ContentTrustRefusedException(Role, ContentTrustRule.Type, $"The metadata of {Role} is of another type than {type}.");
    }

    /// <summary>Demands a version that is not lower than one that is known: an old file, once signed, stays well signed.</summary>
    public void DemandVersion(long least)
    {
        if (Version < least)
            throw new ContentTrustRefusedException(Role, ContentTrustRule.Version, $"The metadata of {Role} has version {Version}, and version {least} is known.");
    }

    /// <summary>Demands that it has not expired.</summary>
    public void DemandInDate(DateTimeOffset now)
    {
        if (Expires < now)
            throw new ContentTrustRefusedException(Role, ContentTrustRule.Expiry, $"The metadata of {Role} expired at {Expires:u}.");
    }

    private static List<MetadataSignature> ReadSignatures(MetadataElement list)
    {
        var signatures = list.Items()
            .Take(ContentTrustLimits.Signatures + 1)
            .Select(item => new MetadataSignature(item.Member("keyid").Text(), item.Member("method").Text().ToLowerInvariant(), item.Member("sig").Bytes()))
            .ToList();
        return signatures.Count is > 0 and <= ContentTrustLimits.Signatures
            ? signatures
            : throw list.Refusal($"it has no signature, or more than {ContentTrustLimits.Signatures}.");
    }
}
