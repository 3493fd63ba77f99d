using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using AciSecurity.Faults;
using AciSecurity.Http;
using AciSecurity.Registry.Notary.Certificates;
using AciSecurity.Registry.Notary.Envelopes;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>A key that never leaves Azure Key Vault.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/keyvault/keys/sign/sign and
/// https://learn.microsoft.com/rest/api/keyvault/certificates/get-certificate/get-certificate. It takes the roles Key Vault Crypto User and Key Vault
/// Certificates User. Key Vault keeps only the key's own certificate: the others of the chain come from the caller.</remarks>
internal sealed class KeyVaultSigningKey : ISigningKey
{
    private readonly KeyVaultConnection _vault;
    private readonly Uri _key;

    private KeyVaultSigningKey(KeyVaultConnection vault, Uri key, string source, IReadOnlyList<X509Certificate2> chain)
    {
        _vault = vault;
        _key = key;
        Source = source;
        Chain = chain;
    }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public IReadOnlyList<X509Certificate2> Chain { get; }

    /// <summary>Opens a certificate's key.</summary>
    /// <param name="pipeline">Signed in to Key Vault, and bound to the vault's host.</param>
    /// <param name="certificate">The certificate: <c>https://vault/certificates/name</c>, with a version or without.</param>
    /// <param name="others">The rest of the chain, in any order; empty where the certificate is self-signed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FaultException">Key Vault does not give it, or the chain is not whole.</exception>
    public static async Task<KeyVaultSigningKey> OpenAsync(HttpPipeline pipeline, Uri certificate, IReadOnlyList<X509Certificate2> others, CancellationToken cancellationToken)
    {
        var source = certificate.GetLeftPart(UriPartial.Path);
        var vault = new KeyVaultConnection(pipeline, source);
        try
        {
            var answer = Read(await vault.GetAsync(certificate, "Microsoft.KeyVault/vaults/certificates/read", cancellationToken).ConfigureAwait(false), source);
            var key = Uri.TryCreate(answer.Text("kid"), UriKind.Absolute, out var address) && address.Scheme == certificate.Scheme && address.Authority == certificate.Authority
                ? address
                : throw new NotaryRefusalException("The key is in another vault.");
            return new(vault, key, source, ChainOrder.From(CertificateReader.Read(Base64Text.FromStandard(answer.Text("cer"))), others));
        }
        catch (NotaryRefusalException refusal)
        {
            throw new FaultException(TrustFaults.SigningKeyInvalid(source, refusal.Message));
        }
    }

    /// <inheritdoc/>
    public async Task<byte[]> SignAsync(ReadOnlyMemory<byte> digest, SignatureAlgorithm algorithm, CancellationToken cancellationToken)
    {
        var body = new Dictionary<string, string> { ["alg"] = algorithm.Name, ["value"] = Base64Text.ToUrl(digest.Span) };
        var address = new Uri($"{_key.GetLeftPart(UriPartial.Path).TrimEnd('/')}/sign");
        var answer = await _vault.SendAsync(RequestMethod.Post, address, JsonSerializer.SerializeToUtf8Bytes(body), "Microsoft.KeyVault/vaults/keys/sign/action", cancellationToken).ConfigureAwait(false);
        return Base64Text.FromUrl(Read(answer, Source).Text("value"));
    }

    private static JsonElement Read(ReadOnlyMemory<byte> answer, string source)
    {
        try
        {
            return NotaryJson.Object(answer, "answer");
        }
        catch (NotaryRefusalException refusal)
        {
            throw new FaultException(AzureFaults.ReplyInvalid(source, refusal.Message));
        }
    }
}
