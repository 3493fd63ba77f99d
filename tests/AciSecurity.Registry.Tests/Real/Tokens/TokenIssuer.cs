using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace AciSecurity.Registry.Tests.Real.Tokens;

/// <summary>Signs the tokens that docker-registry takes.</summary>
/// <remarks>https://distribution.github.io/distribution/spec/auth/jwt/. docker-registry 2.8 finds the key by the certificate in <c>x5c</c>, which must lead to
/// one of its <c>rootcertbundle</c>; a <c>kid</c> would have to be the key's fingerprint in a form of its own.</remarks>
internal sealed class TokenIssuer : IDisposable
{
    public const string Name = "loopback-issuer";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;

    public TokenIssuer()
    {
        var now = TimeProvider.System.GetUtcNow();
        _certificate = new CertificateRequest($"CN={Name}", _key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    /// <summary>Whom docker-registry has to trust.</summary>
    public string RootCertificates => _certificate.ExportCertificatePem();

    /// <summary>Makes a token.</summary>
    /// <param name="user">For whom.</param>
    /// <param name="service">For which registry.</param>
    /// <param name="access">What it allows.</param>
    /// <param name="life">How long it is good.</param>
    public string Issue(string user, string service, IEnumerable<TokenScope> access, TimeSpan life)
    {
        var now = TimeProvider.System.GetUtcNow();
        var header = new { typ = "JWT", alg = "ES256", x5c = new[] { Convert.ToBase64String(_certificate.RawData) } };
        var claims = new
        {
            iss = Name,
            sub = user,
            aud = service,
            iat = now.ToUnixTimeSeconds(),
            nbf = now.ToUnixTimeSeconds(),
            exp = (now + life).ToUnixTimeSeconds(),
            jti = Guid.NewGuid(),
            access = access.Select(scope => new { type = scope.Type, name = scope.Name, actions = scope.Actions }),
        };
        var signed = $"{Part(header)}.{Part(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }

    private static string Part<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
