using System.Security.Cryptography;
using System.Text;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>A public key of trust metadata.</summary>
/// <remarks>https://github.com/notaryproject/notary/blob/9d2b3b35/tuf/data/keys.go: TUFKey. Its id is the SHA-256 of its canonical JSON. By type
/// its bytes are a SubjectPublicKeyInfo (ecdsa, rsa), certificates in PEM (ecdsa-x509, rsa-x509) or the bare key (ed25519).</remarks>
internal sealed class TrustKey
{
    private readonly Lazy<KeyMaterial> _material;

    private TrustKey(string type, byte[] bytes)
    {
        Type = type;
        Bytes = bytes;
        Id = IdOf(type, bytes);
        _material = new(() => KeyMaterial.Of(this), LazyThreadSafetyMode.None);
    }

    /// <summary>What it is called.</summary>
    public string Id { get; }

    /// <summary>Its type as it is written.</summary>
    public string Type { get; }

    /// <summary>The key as it is written.</summary>
    public byte[] Bytes { get; }

    /// <summary>What signatures are verified with, read where it is first asked for: most keys sign nothing.</summary>
    public KeyMaterial Material => _material.Value;

    /// <summary>What the key is called without its certificate: two certificates of one key are one key, and <c>notary key list</c> shows this id.</summary>
    public string CanonicalId => Material.Family switch
    {
        KeyFamily.Ecdsa => IdOf("ecdsa", Material.Bytes),
        KeyFamily.Rsa => IdOf("rsa", Material.Bytes),
        _ => Id,
    };

    /// <summary>Reads the keys of an object whose members' names are their ids.</summary>
    public static IReadOnlyDictionary<string, TrustKey> ParseAll(MetadataElement? keys) =>
        keys?.Members().ToDictionary(key => key.Key, key => Parse(key.Key, key.Value), StringComparer.Ordinal) ?? [];

    private static TrustKey Parse(string id, MetadataElement element)
    {
        var value = element.Member("keyval");
        if (value.Optional("private") is not null) throw value.Refusal("it has a private key.");
        var bytes = value.Member("public").Bytes();
        if (bytes.Length > ContentTrustLimits.KeyBytes) throw value.Refusal($"it has a key of more than {ContentTrustLimits.KeyBytes} bytes.");
        var key = new TrustKey(element.Member("keytype").Text(), bytes);
        return key.Id == id
            ? key
            : throw new ContentTrustRefusedException(element.Role, ContentTrustRule.KeyId, $"A key in the metadata of {element.Role} has another id than its content gives.");
    }

    private static string IdOf(string type, byte[] bytes)
    {
        byte[] json =
        [
            .. "{\"keytype\":"u8, .. CanonicalJson.Of(type), .. ",\"keyval\":{\"private\":null,\"public\":\""u8,
            .. Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes)), .. "\"}}"u8,
        ];
        return Convert.ToHexString(SHA256.HashData(json)).ToLowerInvariant();
    }
}
