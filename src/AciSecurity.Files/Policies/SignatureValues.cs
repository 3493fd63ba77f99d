using System.Text.RegularExpressions;
using AciSecurity.Signatures;

namespace AciSecurity.Files.Policies;

/// <summary>Reads whom a policy trusts for signatures of images. Paths are seen from the policy's folder.</summary>
internal static class SignatureValues
{
    private const string File = "the path of a file";
    private const int KeyIdLength = 64;
    private const string Expression = "a regular expression, without look-around and back-references";

    /// <summary>The names of the section's members.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        ["trustPolicy", "trustStore", "publicKeys", "trustedRoot", "identity", "identityPattern", "issuer", "issuerPattern", "rootKeyIds", "rootFile", "skipRevocation", "skipLog"];

    /// <summary>Whom the section trusts; null where it is none.</summary>
    public static SignatureTrust? Signatures(this PolicyValue section, string policy)
    {
        if (section.Members($"a mapping with some of {string.Join(", ", Keys)}") is not { } members) return null;
        members.Only(Keys);
        var folder = Path.GetDirectoryName(policy) ?? "";
        var trust = new SignatureTrust
        {
            TrustPolicyFile = PathOf(members.Optional("trustPolicy"), File, folder),
            TrustStoreFolder = PathOf(members.Optional("trustStore"), "the path of a folder", folder),
            UsesNotary = members.Optional("trustPolicy") is not null,
            PublicKeyFiles = [.. members.Optional("publicKeys")?.Items("paths of files").Select(item => PathOf(item, File, folder)).OfType<string>() ?? []],
            TrustedRootFile = PathOf(members.Optional("trustedRoot"), File, folder),
            CertificateIdentity = members.Optional("identity")?.Text(),
            CertificateIdentityPattern = PatternOf(members.Optional("identityPattern")),
            CertificateIssuer = members.Optional("issuer")?.Text(),
            CertificateIssuerPattern = PatternOf(members.Optional("issuerPattern")),
            RootKeyIds = [.. members.Optional("rootKeyIds")?.Items("ids of root keys").Select(RootKey).OfType<string>() ?? []],
            RootFile = PathOf(members.Optional("rootFile"), File, folder),
            SkipsRevocation = members.Optional("skipRevocation")?.Boolean() ?? false,
            SkipsLog = members.Optional("skipLog")?.Boolean() ?? false,
        };

        // What is half said would be taken for more than it is.
        NotBoth(members, "identity", "identityPattern");
        NotBoth(members, "issuer", "issuerPattern");
        Needs(members, "trustStore", "trustPolicy");
        string[] names = ["identity", "identityPattern"];
        string[] issuers = ["issuer", "issuerPattern"];
        foreach (var key in names.Concat(issuers)) Needs(members, key, "trustedRoot");
        if (members.Optional("trustedRoot") is { } root && members.Optional("publicKeys") is null && !(Has(members, names) && Has(members, issuers)))
        {
            root.Problem("needs identity or identityPattern and issuer or issuerPattern beside it: without them anybody could have signed");
        }

        return trust;
    }

    private static bool Has(PolicyMembers members, string[] keys) => keys.Any(key => members.Optional(key) is not null);

    private static void NotBoth(PolicyMembers members, string one, string other)
    {
        if (members.Optional(one) is not null && members.Optional(other) is { } second) second.Problem($"stands beside '{one}', and one of them is enough");
    }

    private static void Needs(PolicyMembers members, string key, string other)
    {
        if (members.Optional(key) is { } value && members.Optional(other) is null) value.Problem($"says nothing without '{other}'");
    }

    private static string? PathOf(PolicyValue? value, string expected, string folder)
    {
        if (value?.Text(expected) is not { } text) return null;
        try
        {
            return Path.GetFullPath(text, Path.GetFullPath(folder.Length == 0 ? "." : folder));
        }
        catch (ArgumentException)
        {
            value.Wrong(expected);
            return null;
        }
    }

    private static string? PatternOf(PolicyValue? value)
    {
        if (value?.Text(Expression) is not { } text) return null;
        try
        {
            _ = new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return text;
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            value.Wrong(Expression);
            return null;
        }
    }

    private static string? RootKey(PolicyValue item)
    {
        const string Expected = "the id of a root key: 64 hexadecimal digits";
        if (item.Text(Expected) is not { } text) return null;
        if (text.Length == KeyIdLength && text.All(char.IsAsciiHexDigit)) return text;
        item.Wrong(Expected);
        return null;
    }
}
