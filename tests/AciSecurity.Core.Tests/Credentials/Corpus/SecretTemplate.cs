using System.Text;
using System.Text.RegularExpressions;

namespace AciSecurity.Core.Tests.Credentials.Corpus;

/// <summary>Fills in what the set writes as <c>«kind:argument»</c>, the same at every run: no token stands in the repository.</summary>
internal sealed partial class SecretTemplate(string seed)
{
    private const string Digits = "0123456789";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";

    private readonly TokenMaker _tokens = new(seed);

    public string Fill(string text) => Hole().Replace(text, match => Make(match.Groups["kind"].Value, match.Groups["argument"].Value));

    private string Make(string kind, string argument) => kind switch
    {
        "b64" => Convert.ToBase64String(_tokens.Bytes(int.Parse(argument))),
        "b64np" => Convert.ToBase64String(_tokens.Bytes(int.Parse(argument))).TrimEnd('='),
        "b64url" => Convert.ToBase64String(_tokens.Bytes(int.Parse(argument))).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        "pct" => Uri.EscapeDataString(Make(argument.Split(':')[0], argument.Split(':')[1])),
        "hex" => _tokens.Text("0123456789abcdef", int.Parse(argument)),
        "HEX" => _tokens.Text("0123456789ABCDEF", int.Parse(argument)),
        "alnum" => _tokens.Text(Digits + Upper + Lower, int.Parse(argument)),
        "letters" => _tokens.Text(Upper + Lower, int.Parse(argument)),
        "lower" => _tokens.Text(Digits + Lower, int.Parse(argument)),
        "upper" => _tokens.Text(Digits + Upper, int.Parse(argument)),
        "digits" => _tokens.Text(Digits, int.Parse(argument)),
        "base32" => _tokens.Text(Lower + "234567", int.Parse(argument)),
        "bech32" => _tokens.Text("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", int.Parse(argument)),
        "crockford" => _tokens.Text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", int.Parse(argument)),
        "uuid" => new Guid(_tokens.Bytes(16)).ToString(),
        "aws" => "AKIA" + _tokens.Text(Upper + "234567", 16),
        "github" => _tokens.WithChecksum(argument + "_"),
        "npm" => _tokens.WithChecksum("npm_"),
        "azure" => _tokens.AzureKey(argument),
        "cask" => _tokens.AnnotatedKey(argument),
        "ado" => _tokens.DevOps(),
        "entra" => _tokens.Text(Lower + Digits, 3) + argument + "Q~" + _tokens.Text(Upper + Lower + Digits + "_.-~", 34),
        "jwt" => _tokens.JsonWebToken(),
        "pem" => _tokens.Pem(argument),
        "pemjson" => _tokens.Pem(argument).Replace("\n", "\\n", StringComparison.Ordinal),
        "b64pem" => Convert.ToBase64String(Encoding.ASCII.GetBytes(_tokens.Pem(argument))),
        "b64text" or "b64json" => Convert.ToBase64String(Encoding.UTF8.GetBytes(argument)),
        "pfx" => Convert.ToBase64String([0x30, 0x82, 0x0A, 0x70, 0x02, 0x01, 0x03, 0x30, 0x82, 0x0A, 0x36, .. _tokens.Bytes(600)]),
        // Of the emulators, in two halves for scanners.
        "azurite" => "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6" + "IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        "cosmosemulator" => "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2n" + "Q9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==",
        _ => throw new InvalidDataException($"The set has no template '{kind}'."),
    };

    [GeneratedRegex("«(?<kind>\\w+)(?::(?<argument>[^»]*))?»", RegexOptions.Singleline)]
    private static partial Regex Hole();
}
