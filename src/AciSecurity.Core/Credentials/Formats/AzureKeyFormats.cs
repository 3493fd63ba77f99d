using System.Text.RegularExpressions;
using AciSecurity.Credentials.Checksums;

namespace AciSecurity.Credentials.Formats;

/// <summary>Keys and client secrets of Azure.</summary>
/// <remarks>Lengths and signatures: https://github.com/microsoft/security-utilities</remarks>
internal static partial class AzureKeyFormats
{
    private static readonly Dictionary<string, string> AnnotatedKinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AZDO"] = "an Azure DevOps token",
        ["ACOG"] = "an Azure AI services key",
        ["AZMP"] = "an Azure Maps key",
        ["AZEG"] = "an Event Grid key",
        ["AZCS"] = "a Communication Services key",
        ["AZAC"] = "an App Configuration key",
    };

    public static SecretFormat[] All { get; } =
    [
        new(new(Identifiable()) { Shortest = 44 }, IdentifiableKey.Describe),
        new(new(Annotated(), "JQQJ9") { Shortest = 84 }, key => AnnotatedKinds.GetValueOrDefault(key.Substring(76, 4), "a Microsoft annotated key")),
        new(new(ClientSecret(), "Q~") { Shortest = 37 }, "an Entra client secret"),
        new(new(DevOps()) { Shortest = 52 }, "an Azure DevOps token", DevOpsToken.IsValid),
        new(new(SixtyFourBytes(), "==") { Shortest = 88 }, "an account key", RandomText.IsRandomBytes),
    ];

    // 32 bytes with padding, 39 without, 40 and 64 with.
    [GeneratedRegex(@"(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/]{33}(?:AIoT|AzCa|\+A(?:Sb|Eh|Rm))[A-Za-z0-9+/]{6}=|[A-Za-z0-9+/]{42}(?:\+ACR|AzSe)[A-Za-z0-9+/]{6}|[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{6}==|[A-Za-z0-9+/]{76}(?:\+ASt|ACDb|\+ABa|\+AMC|APIM)[A-Za-z0-9+/]{6}==)(?![A-Za-z0-9+/=_-])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Identifiable();

    // Common annotated security keys: a fixed text, when it was made (year and month), what it is for.
    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}(?:[A-Za-z0-9]{2}==)?(?![A-Za-z0-9=])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Annotated();

    [GeneratedRegex(@"(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ClientSecret();

    [GeneratedRegex("(?<![A-Za-z0-9])[a-z2-7]{52}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DevOps();

    // Keys of storage and Cosmos DB accounts and Log Analytics workspaces were 64 random bytes and nothing else.
    [GeneratedRegex("(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/]{86}==(?![A-Za-z0-9+/=])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SixtyFourBytes();
}
