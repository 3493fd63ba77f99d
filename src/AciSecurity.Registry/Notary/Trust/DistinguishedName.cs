using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Notary.Trust;

/// <summary>The attributes of a distinguished name, each once. Compared attribute by attribute: the order and spelling of a whole name differ
/// between those who write it.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#trusted-identities-constraints</remarks>
internal sealed class DistinguishedName
{
    private static readonly string[] Mandatory = ["C", "ST", "O"];

    // RFC 4514 §3 and what Go's certificates print besides
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["2.5.4.3"] = "CN",
        ["2.5.4.5"] = "SERIALNUMBER",
        ["2.5.4.6"] = "C",
        ["2.5.4.7"] = "L",
        ["2.5.4.8"] = "ST",
        ["2.5.4.9"] = "STREET",
        ["2.5.4.10"] = "O",
        ["2.5.4.11"] = "OU",
        ["2.5.4.17"] = "POSTALCODE",
        ["0.9.2342.19200300.100.1.25"] = "DC",
        ["0.9.2342.19200300.100.1.1"] = "UID",
    };

    private readonly Dictionary<string, string> _attributes = new(StringComparer.Ordinal);

    private DistinguishedName(IEnumerable<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            if (!_attributes.TryAdd(name == "S" ? "ST" : name, value)) throw new NotaryRefusalException($"the attribute {name} is there twice");
        }

        if (Mandatory.FirstOrDefault(name => string.IsNullOrEmpty(_attributes.GetValueOrDefault(name))) is { } missing)
        {
            throw new NotaryRefusalException($"the attribute {missing} is missing: C, ST and O must be there");
        }
    }

    /// <summary>Reads a name as RFC 4514 writes it.</summary>
    /// <exception cref="NotaryRefusalException">It is none, or lacks an attribute that identities must have.</exception>
    public static DistinguishedName Parse(string text) => new(DistinguishedNameText.Attributes(text));

    /// <summary>Reads the subject of a certificate.</summary>
    /// <exception cref="NotaryRefusalException">It has an attribute twice or several in one place, or lacks one that identities must have.</exception>
    public static DistinguishedName Of(X509Certificate2 certificate)
    {
        try
        {
            return new(certificate.SubjectName.EnumerateRelativeDistinguishedNames(reversed: false).Select(Attribute));
        }
        catch (CryptographicException)
        {
            throw new NotaryRefusalException("the subject is malformed");
        }
    }

    /// <summary>Whether all attributes of this name stand in <paramref name="other"/> with the same values.</summary>
    public bool IsSubsetOf(DistinguishedName other) =>
        _attributes.All(attribute => other._attributes.TryGetValue(attribute.Key, out var value) && value == attribute.Value);

    private static (string Name, string Value) Attribute(X500RelativeDistinguishedName part)
    {
        if (part.HasMultipleElements) throw new NotaryRefusalException("several attributes stand in one place");
        var type = part.GetSingleElementType().Value ?? "";
        return (Keywords.GetValueOrDefault(type, type), part.GetSingleElementValue() ?? "");
    }
}
