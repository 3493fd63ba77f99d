using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using AciSecurity.Faults;
using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Notary.Signing;
using AciSecurity.Registry.Tests.Notary.Certificates;
using AciSecurity.Registry.Tests.Notary.Servers;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Registry.Tests.Notary;

/// <summary>Keys in files and in Key Vault.</summary>
public sealed class SigningKeyTests : IDisposable
{
    private const string Password = "not-a-secret-9f3a";
    private static readonly TestChain Chain = TestChain.Make();
    private readonly TrustFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_key_of_a_PFX_file_signs()
    {
        var collection = new X509Certificate2Collection { Chain.Root.Certificate, Chain.Leaf.Certificate.CopyWithPrivateKey((ECDsa)Chain.Leaf.Key), Chain.Authority.Certificate };
        var file = Path.Combine(_folder.Path, "key.pfx");
        File.WriteAllBytes(file, collection.Export(X509ContentType.Pkcs12, Password)!);

        using var key = SigningKeyFile.Read(file, Secret(Password));

        await SignsAsync(key);
        Refused(() => SigningKeyFile.Read(file, Secret("wrong-one-77")), "wrong-one-77");
        Refused(() => SigningKeyFile.Read(file), Password);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_of_a_PEM_file_signs(bool encrypted)
    {
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        var pem = encrypted ? Chain.Leaf.Key.ExportEncryptedPkcs8PrivateKeyPem(Password, parameters) : Chain.Leaf.Key.ExportPkcs8PrivateKeyPem();
        _folder.Write("key.pem", $"{Chain.Authority.Pem}\n{pem}\n{Chain.Leaf.Pem}").Write("root.pem", Chain.Root.Pem);
        var (file, root) = (Path.Combine(_folder.Path, "key.pem"), Path.Combine(_folder.Path, "root.pem"));

        using var key = SigningKeyFile.Read(file, encrypted ? Secret(Password) : null, root);

        await SignsAsync(key);
        Refused(() => SigningKeyFile.Read(file, encrypted ? Secret(Password) : null), Password);
        if (encrypted) Refused(() => SigningKeyFile.Read(file, Secret("wrong-one-77"), root), "wrong-one-77");
    }

    [Fact]
    public void What_is_no_key_is_a_fault()
    {
        _folder.Write("key.pem", Chain.Leaf.Pem).Write("noise.pfx", "noise").Write("bare.pem", Chain.Leaf.Key.ExportPkcs8PrivateKeyPem());
        foreach (var name in new[] { "key.pem", "noise.pfx", "bare.pem" }) Refused(() => SigningKeyFile.Read(Path.Combine(_folder.Path, name)), Password);
        Assert.Equal("AciSecurity.FileNotFound", Assert.Throws<FaultException>(() => SigningKeyFile.Read(Path.Combine(_folder.Path, "absent"))).Fault.Id);
    }

    [Fact]
    public async Task A_key_in_Key_Vault_signs_and_stays_there()
    {
        using var server = new LoopbackServer(_ => new([], 404));
        server.Answer = asked => Vault(server, asked);
        var key = await OpenAsync(server);

        await SignsAsync(key);
        Assert.Equal(["GET /certificates/signer?api-version=7.4", "POST /keys/signer/1/sign?api-version=7.4"], server.Requests.Select(asked => $"{asked.Method} {asked.Path}"));
    }

    [Theory]
    [InlineData(401, "AciSecurity.AzureUnauthorized")]
    [InlineData(403, "AciSecurity.AzureForbidden")]
    [InlineData(404, "AciSecurity.AzureNotFound")]
    [InlineData(200, "AciSecurity.AzureReplyInvalid")]
    public async Task What_Key_Vault_refuses_is_a_fault(int status, string id)
    {
        using var server = new LoopbackServer(_ => new([], status));
        Assert.Equal(id, (await Assert.ThrowsAsync<FaultException>(() => OpenAsync(server))).Fault.Id);
    }

    [Fact]
    public async Task A_key_in_another_vault_is_not_asked()
    {
        using var server = new LoopbackServer(_ => new(JsonSerializer.SerializeToUtf8Bytes(new { kid = "http://other.test/keys/signer/1", cer = Convert.ToBase64String(Chain.Leaf.Certificate.RawData) })));
        Assert.Contains("another vault", (await Assert.ThrowsAsync<FaultException>(() => OpenAsync(server))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_signature_of_Key_Vault_is_not_used()
    {
        using var server = new LoopbackServer(_ => new([], 404));
        server.Answer = asked => asked.Method == "GET" ? Vault(server, asked) : new(JsonSerializer.SerializeToUtf8Bytes(new { kid = "x", value = TestEnvelopes.Url(new byte[64]) }));
        var key = await OpenAsync(server);

        Assert.Equal("AciSecurity.SigningKeyInvalid", (await Assert.ThrowsAsync<FaultException>(() => SignsAsync(key))).Fault.Id);
    }

    private static Answer Vault(LoopbackServer server, Asked asked)
    {
        if (asked.Method == "GET") return new(JsonSerializer.SerializeToUtf8Bytes(new { kid = server.Address + "/keys/signer/1", cer = Convert.ToBase64String(Chain.Leaf.Certificate.RawData) }));
        var body = JsonDocument.Parse(asked.Body).RootElement;
        Assert.Equal("ES256", body.GetProperty("alg").GetString());
        var signature = ((ECDsa)Chain.Leaf.Key).SignHash(System.Buffers.Text.Base64Url.DecodeFromChars(body.GetProperty("value").GetString()));
        return new(JsonSerializer.SerializeToUtf8Bytes(new { kid = "x", value = TestEnvelopes.Url(signature) }));
    }

    private static Task<KeyVaultSigningKey> OpenAsync(LoopbackServer server) =>
        KeyVaultSigningKey.OpenAsync(HttpPipelineBuilder.Build(new Options { Retry = { MaxRetries = 0 } }), new Uri(server.Address + "/certificates/signer"), [Chain.Root.Certificate, Chain.Authority.Certificate], default);

    private static async Task SignsAsync(ISigningKey key)
    {
        using var folder = new TrustFolder().Put("ca/test", Chain.Root.Pem);
        var signature = await new NotarySigner(key, FixedClock.Usual).SignAsync(new(SigningTests.Target, NotaryMediaTypes.Cose), default);
        var result = await new NotaryVerifier(folder.Trust(), FixedClock.Usual, null).VerifyAsync(new(signature.Envelope, signature.MediaType, SigningTests.Target, TrustFolder.Repository), default);
        Assert.Null(result.Reason);
    }

    private static void Refused(Action read, string secret)
    {
        var fault = Assert.Throws<FaultException>(read).Fault;
        Assert.Equal("AciSecurity.SigningKeyInvalid", fault.Id);
        Assert.DoesNotContain(secret, fault.ToString(), StringComparison.Ordinal);
    }

    private static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (var character in text) secret.AppendChar(character);
        return secret;
    }

    private sealed class Options : ClientOptions;
}
