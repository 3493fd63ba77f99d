using System.Buffers.Binary;

namespace AciSecurity.Credentials.Checksums;

/// <summary>Azure's identifiable keys: base64 with a fixed signature of four characters before a checksum of four bytes.</summary>
/// <remarks>Signatures, lengths and seeds: https://github.com/microsoft/security-utilities. A seed is eight letters that name the
/// kind of key, read as a number.</remarks>
internal static class IdentifiableKey
{
    private const int ChecksumBytes = 4;

    // The checksum's 32 bits take six characters.
    private const int ChecksumCharacters = 6;

    private static readonly Dictionary<string, (string Description, ulong[] Seeds)> Kinds = new(StringComparer.Ordinal)
    {
        ["+ASt"] = ("an Azure Storage key", [0x44656661756c7430]),
        ["ACDb"] = ("an Azure Cosmos DB key", [0x537973416c6c3030, 0x5265736f75723030, 0x4d617374524f3030, 0x53797374524f3030, 0x456e637279703030, 0x4d61737452573030, 0x5379737452573030]),
        ["+ABa"] = ("an Azure Batch key", [0x4162416363743030]),
        ["+AMC"] = ("an Azure Machine Learning key", [0x436c617373696330]),
        ["APIM"] = ("an Azure API Management key", [0x54656e616e743030, 0x496f544875623030, 0x4761746577793030, 0x4769744b65793030]),
        ["+ACR"] = ("a container registry password", [0x41435244666c7430]),
        ["AzSe"] = ("an Azure AI Search key", [0x5175657279303030, 0x5041646d696e3030]),
        ["AzFu"] = ("an Azure Functions key", [0x4d61737465723030, 0x53797374656d3030, 0x46756e6374693030]),
        ["+ASb"] = ("a Service Bus key", [0x53797374656d3030, 0x556e6b6e6f776e30, 0x53656e6430303030, 0x4d616e6167653030, 0x4c697374656e3030]),
        ["+AEh"] = ("an Event Hubs key", [0x53797374656d3030, 0x556e6b6e6f776e30, 0x53656e6430303030, 0x4d616e6167653030, 0x4c697374656e3030]),
        ["+ARm"] = ("an Azure Relay key", [0x53797374656d3030, 0x556e6b6e6f776e30, 0x53656e6430303030, 0x4d616e6167653030, 0x4c697374656e3030]),
        ["AIoT"] = ("an IoT Hub key", [0x496f544875623030, 0x4470734b65793030, 0x4465766963653030]),

        // Some of its checksums are of other bytes, for special characters were replaced; the signature has to do.
        ["AzCa"] = ("an Azure Cache for Redis key", []),
    };

    /// <summary>What the key is for, with its article; null where signature or checksum say that it is none.</summary>
    public static string? Describe(string key)
    {
        var text = key.TrimEnd('=');
        var signature = text.Length - ChecksumCharacters - 4;
        if (signature < 0 || !Kinds.TryGetValue(text.Substring(signature, 4), out var kind)) return null;
        return kind.Seeds.Length == 0 || Array.Exists(kind.Seeds, seed => IsValid(key, seed)) ? kind.Description : null;
    }

    private static bool IsValid(string key, ulong seed)
    {
        Span<byte> bytes = stackalloc byte[key.Length];
        if (!Convert.TryFromBase64String(key.Replace('-', '+').Replace('_', '/'), bytes, out var count) || count <= ChecksumBytes) return false;
        var signed = bytes[..(count - ChecksumBytes)];
        return Marvin.Of(signed, seed) == BinaryPrimitives.ReadUInt32LittleEndian(bytes[signed.Length..count]);
    }
}
