using System.Security.Cryptography;

namespace AciSecurity.Registry.Sigstore.Roots;

/// <summary>The hashes that sigstore's messages name.</summary>
/// <remarks>HashAlgorithm of https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_common.proto</remarks>
internal static class HashAlgorithms
{
    /// <summary>SHA-256.</summary>
    public const string Sha256 = "SHA2_256";

    /// <summary>The names by number.</summary>
    public static IReadOnlyDictionary<int, string> Names { get; } = new Dictionary<int, string> { [1] = Sha256, [2] = "SHA2_384", [3] = "SHA2_512" };

    /// <summary>The hash that is called <paramref name="name"/> in messages, in log entries or in statements; null where it is another.</summary>
    public static HashAlgorithmName? Find(string name) => name switch
    {
        Sha256 or "sha256" => HashAlgorithmName.SHA256,
        "SHA2_384" or "sha384" => HashAlgorithmName.SHA384,
        "SHA2_512" or "sha512" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
