using System.Security.Cryptography.X509Certificates;
using AciSecurity.Simulator.Scenarios;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AciSecurity.Simulator.Entra;

/// <summary>Judges a token with which an application proves who it is: one that its certificate signed
/// (https://learn.microsoft.com/entra/identity-platform/certificate-credentials), or one of an issuer that it trusts.</summary>
internal sealed class ClientAssertion(TimeProvider clock)
{
    private static readonly JsonWebTokenHandler Handler = new();

    public async Task AcceptAsync(RegisteredApplication application, string assertion, string realm)
    {
        if (!Handler.CanReadToken(assertion)) throw EntraError.BadAssertion("It has not three parts.");
        var token = Handler.ReadJsonWebToken(assertion);
        if (application.Federated is { } federated && token.Issuer != application.ClientId) AcceptFederated(federated, token);
        else await AcceptSignedAsync(application, token, realm);

        var now = clock.GetUtcNow().UtcDateTime;
        if (token.ValidTo < now || token.ValidFrom > now.AddMinutes(5)) throw EntraError.AssertionOutOfTime();
    }

    // The issuer's keys are not at hand: whoever knows issuer, subject and audience is believed.
    private static void AcceptFederated(FederatedCredential federated, JsonWebToken token)
    {
        if (token.Issuer != federated.Issuer || token.Subject != federated.Subject) throw EntraError.NoFederatedIdentity(token.Issuer, token.Subject);
        if (!token.Audiences.Contains(federated.Audience)) throw EntraError.AssertionAudience(string.Join(',', token.Audiences));
    }

    private static async Task AcceptSignedAsync(RegisteredApplication application, JsonWebToken token, string realm)
    {
        if (application.Certificate is null) throw EntraError.UnknownKey(token.X5t);
        using var certificate = X509Certificate2.CreateFromPem(application.Certificate);
        if (!Names(certificate, token)) throw EntraError.UnknownKey(token.X5t);
        var result = await Handler.ValidateTokenAsync(token.EncodedToken, new()
        {
            IssuerSigningKey = new X509SecurityKey(certificate),
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256],
            TryAllIssuerSigningKeys = true,
            ValidateAudience = false,
            ValidateLifetime = false,
            ValidIssuer = application.ClientId,
            CryptoProviderFactory = new() { CacheSignatureProviders = false },
        });
        if (!result.IsValid) throw EntraError.BadSignature();
        if (token.Subject != application.ClientId) throw EntraError.BadAssertion("Its subject is another application.");
        if (!token.Audiences.Any(audience => audience.StartsWith(realm, StringComparison.OrdinalIgnoreCase))) throw EntraError.AssertionAudience(string.Join(',', token.Audiences));
    }

    private static bool Names(X509Certificate2 certificate, JsonWebToken token)
    {
        var sha1 = Base64UrlEncoder.Encode(certificate.GetCertHash());
        var sha256 = Base64UrlEncoder.Encode(certificate.GetCertHash(System.Security.Cryptography.HashAlgorithmName.SHA256));
        return token.X5t == sha1
            || (token.TryGetHeaderValue<string>("x5t#S256", out var named) && named == sha256)
            || token.Kid?.Equals(certificate.Thumbprint, StringComparison.OrdinalIgnoreCase) == true;
    }
}
