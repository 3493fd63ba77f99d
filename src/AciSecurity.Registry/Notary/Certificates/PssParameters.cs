using System.Formats.Asn1;
using System.Security.Cryptography;

namespace AciSecurity.Registry.Notary.Certificates;

/// <summary>The parameters of RSASSA-PSS in an AlgorithmIdentifier.</summary>
/// <remarks>RFC 4055 §3.1. Only what everybody uses is known: SHA-256, SHA-384 or SHA-512, MGF1 with the same hash, a salt as long as it.</remarks>
internal static class PssParameters
{
    private const string Mgf1 = "1.2.840.113549.1.1.8";

    /// <summary>The hash; null where the parameters are others than those.</summary>
    public static HashAlgorithmName? Hash(ReadOnlyMemory<byte> encoded)
    {
        var reader = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        if (Explicit(reader, 0) is not { } hashing || Explicit(reader, 1) is not { } masking || Explicit(reader, 2) is not { } salting) return null;
        if (Hashing(hashing.ReadSequence()) is not var (hash, length)) return null;
        var mask = masking.ReadSequence();
        if (mask.ReadObjectIdentifier() != Mgf1 || Hashing(mask.ReadSequence()) is not var (masked, _) || masked != hash) return null;
        return salting.TryReadInt32(out var salt) && salt == length && !reader.HasData ? hash : null;
    }

    private static AsnReader? Explicit(AsnReader reader, int number)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, number, isConstructed: true);
        return reader.HasData && reader.PeekTag() == tag ? reader.ReadSequence(tag) : null;
    }

    private static (HashAlgorithmName Hash, int Length)? Hashing(AsnReader identifier) => identifier.ReadObjectIdentifier() switch
    {
        "2.16.840.1.101.3.4.2.1" => (HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
        "2.16.840.1.101.3.4.2.2" => (HashAlgorithmName.SHA384, SHA384.HashSizeInBytes),
        "2.16.840.1.101.3.4.2.3" => (HashAlgorithmName.SHA512, SHA512.HashSizeInBytes),
        _ => null,
    };
}
