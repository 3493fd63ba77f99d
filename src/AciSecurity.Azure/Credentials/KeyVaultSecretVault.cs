using System.Buffers;
using System.Security;
using System.Text.Json;
using AciSecurity.Faults;
using AciSecurity.Http;
using AciSecurity.Ports;
using AciSecurity.Remediation.Credentials;
using AciSecurity.Sessions;
using Azure.Core;

namespace AciSecurity.Azure.Credentials;

/// <summary>Keeps passwords in Azure Key Vault.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/keyvault/secrets/set-secret/set-secret and
/// https://learn.microsoft.com/rest/api/keyvault/secrets/get-secret-versions/get-secret-versions. Data actions:
/// https://learn.microsoft.com/azure/role-based-access-control/permissions/security#microsoftkeyvault.</remarks>
public sealed class KeyVaultSecretVault : ISecretVault
{
    private const string ReadMetadata = "Microsoft.KeyVault/vaults/secrets/readMetadata/action";
    private const string SetSecret = "Microsoft.KeyVault/vaults/secrets/setSecret/action";
    private const int LargestBody = 16 * 1024;

    private readonly Func<KeyVaultSecretAddress, KeyVaultConnection> _open;

    /// <summary>Keeps them as whoever is signed in.</summary>
    public KeyVaultSecretVault(AciSecurityContext context)
        : this(secret =>
        {
            secret.MustBeIn(context.Environment);
            return KeyVaultConnection.Open(context, secret.Uri);
        })
    {
    }

    internal KeyVaultSecretVault(Func<KeyVaultSecretAddress, KeyVaultConnection> open) => _open = open;

    /// <inheritdoc/>
    public async Task CheckAsync(KeyVaultSecretAddress secret, CancellationToken cancellationToken)
    {
        try
        {
            // The list of versions has no values.
            await _open(secret).GetAsync(new($"{secret.Uri}/versions"), ReadMetadata, cancellationToken).ConfigureAwait(false);
        }
        catch (FaultException exception) when (exception.Fault.Category == FaultCategory.ObjectNotFound)
        {
            // There is none yet.
        }
    }

    /// <inheritdoc/>
    public async Task<Uri> KeepAsync(KeyVaultSecretAddress secret, SecureString password, RegistryCredential credential, CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>(LargestBody);
        try
        {
            Write(body, password, credential);
            var answer = await _open(secret).SendAsync(RequestMethod.Put, secret.Uri, body.WrittenMemory, SetSecret, cancellationToken).ConfigureAwait(false);
            return Id(answer, secret);
        }
        finally
        {
            // Which overwrites it.
            body.Clear();
        }
    }

    private static void Write(ArrayBufferWriter<byte> body, SecureString password, RegistryCredential credential)
    {
        var characters = SecretText.Reveal(password);
        try
        {
            using var json = new Utf8JsonWriter(body);
            json.WriteStartObject();
            json.WriteString("value", characters);
            json.WriteString("contentType", "text/plain");
            json.WriteStartObject("tags");
            json.WriteString("registry", credential.Registry);
            json.WriteString("username", credential.UserName);
            json.WriteString("passwordName", credential.Name);
            json.WriteEndObject();
            if (credential.Expires is { } end)
            {
                json.WriteStartObject("attributes");
                json.WriteNumber("exp", end.ToUnixTimeSeconds());
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }
        finally
        {
            Array.Clear(characters);
        }
    }

    /// <summary>The id in the answer, which has the value too.</summary>
    private static Uri Id(ReadOnlyMemory<byte> answer, KeyVaultSecretAddress secret)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            if (json.RootElement.GetProperty("id").GetString() is { } text && Uri.TryCreate(text, UriKind.Absolute, out var id) && id.AbsoluteUri.StartsWith($"{secret.Uri}/", StringComparison.OrdinalIgnoreCase)) return id;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // The parser's message quotes the text.
        }

        throw new FaultException(AzureFaults.ReplyInvalid($"{secret}", "the answer has no id of the secret that was kept."));
    }
}
