using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AciSecurity.Core.Tests.Credentials.Corpus;

/// <summary>Makes tokens of the right structure from a seed, with checksums that were written apart from those they test.</summary>
internal sealed class TokenMaker(string seed)
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    private readonly Random _random = new(BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed))));

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    public string Text(string alphabet, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[_random.Next(alphabet.Length)]));

    /// <summary>A token of GitHub or npm: 30 characters and their checksum.</summary>
    public string WithChecksum(string prefix)
    {
        var body = Text(Base62, 30);
        long rest = ReferenceChecksum.Crc32(Encoding.ASCII.GetBytes(body));
        var digits = new char[6];
        for (var place = 5; place >= 0; place--, rest /= 62) digits[place] = Base62[(int)(rest % 62)];
        return prefix + body + new string(digits);
    }

    /// <summary>An identifiable key of Azure by its signature.</summary>
    public string AzureKey(string signature)
    {
        var (bytes, seedName) = signature switch
        {
            "+ASt" => (64, "Default0"),
            "ACDb" => (64, "MastRW00"),
            "+ABa" => (64, "AbAcct00"),
            "APIM" => (64, "Gatewy00"),
            "+ACR" => (39, "ACRDflt0"),
            "AzSe" => (39, "PAdmin00"),
            "AzFu" => (40, "Master00"),
            "AIoT" => (32, "IoTHub00"),
            "AzCa" => (32, "Access00"),
            _ => (32, "Manage00"),
        };
        var head = ((bytes - 4) * 8 / 6) - 4;
        var text = Text(signature == "AzFu" ? Base62 : Base64, head) + signature + "AAAAAA";
        var key = Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='))[..bytes];
        BinaryPrimitives.WriteUInt32LittleEndian(key.AsSpan(bytes - 4), ReferenceChecksum.Marvin32(key[..^4], SeedOf(seedName)));
        var made = Convert.ToBase64String(key);
        return signature == "AzFu" ? made.Replace('+', '-').Replace('/', '_') : made;
    }

    /// <summary>A common annotated security key.</summary>
    public string AnnotatedKey(string provider) =>
        Text(Base62, 52) + "JQQJ99" + "BF" + Text(Base62, 12) + Text(Base62, 4) + provider + Text(Base62, 4);

    /// <summary>A token of Azure DevOps as they were until 2024.</summary>
    public string DevOps()
    {
        // 32 bytes and the first half of another one fill 52 characters.
        var bytes = Bytes(33);
        var signed = bytes[..32].Where((_, place) => place is not (2 or 7 or 8 or 22)).ToArray();
        var checksum = ReferenceChecksum.Crc32(signed) ^ 0xE0B9692D;
        (bytes[22], bytes[8], bytes[7], bytes[2]) = ((byte)checksum, (byte)(checksum >> 8), (byte)(checksum >> 16), (byte)(checksum >> 24));
        var bits = string.Concat(bytes.Select(item => Convert.ToString(item, 2).PadLeft(8, '0')));
        return string.Concat(Enumerable.Range(0, 52).Select(place => Base32[Convert.ToInt32(bits.Substring(place * 5, 5), 2)]));
    }

    public string JsonWebToken()
    {
        static string Part(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return $"{Part("""{"alg":"HS256","typ":"JWT"}""")}.{Part($$"""{"sub":"{{Text("0123456789", 10)}}","name":"app"}""")}.{Text(Base62 + "-_", 43)}";
    }

    public string Pem(string label)
    {
        var body = string.Concat(Enumerable.Range(0, 8).Select(line => (line == 0 ? "MIIE" + Text(Base64, 60) : Text(Base64, 64)) + "\n"));
        return $"-----BEGIN {label}-----\n{body}-----END {label}-----\n";
    }

    /// <summary>Eight letters as a number, the first in the highest byte.</summary>
    private static ulong SeedOf(string name) => BinaryPrimitives.ReadUInt64BigEndian(Encoding.ASCII.GetBytes(name));
}
