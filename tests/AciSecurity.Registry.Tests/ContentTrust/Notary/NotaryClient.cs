using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Images;

namespace AciSecurity.Registry.Tests.ContentTrust.Notary;

/// <summary>Notary's own client, with keys that exist for one test.</summary>
internal sealed class NotaryClient(string server, string authority, string folder)
{
    private readonly string _passphrase = Guid.NewGuid().ToString("N");

    /// <summary>Runs a command and demands that it succeeds.</summary>
    public async Task RunAsync(params string[] arguments)
    {
        var (code, output, error) = await TryAsync(arguments);
        Assert.True(code == 0, $"notary {string.Join(' ', arguments)}: {output}{error}");
    }

    /// <summary>Runs a command.</summary>
    /// <returns>Its exit code, and both outputs.</returns>
    public async Task<(int Code, string Output, string Error)> TryAsync(params string[] arguments)
    {
        using var process = ChildProcess.Start(
            NotaryServer.Find("notary") ?? "notary",
            ["-s", server, "--tlscacert", authority, "-d", Path.Combine(folder, "trust"), .. arguments],
            folder,
            ("NOTARY_ROOT_PASSPHRASE", _passphrase),
            ("NOTARY_TARGETS_PASSPHRASE", _passphrase),
            ("NOTARY_SNAPSHOT_PASSPHRASE", _passphrase),
            ("NOTARY_DELEGATION_PASSPHRASE", _passphrase));
        await AnswerAsync(process.StandardInput);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await error);
    }

    private static async Task AnswerAsync(StreamWriter input)
    {
        try
        {
            await input.WriteLineAsync("yes");
            input.Close();
        }
        catch (IOException)
        {
            // It asked nothing, and has ended already.
        }
    }

    /// <summary>Signs a manifest under a tag; published with <see cref="PublishAsync"/>.</summary>
    public Task SignAsync(string gun, string tag, Descriptor manifest, params string[] more) =>
        RunAsync(["addhash", gun, tag, $"{manifest.Size}", "--sha256", manifest.Digest.Hex, .. more]);

    public Task PublishAsync(string gun) => RunAsync("publish", gun);

    /// <summary>Gives a new RSA key, which this client has, the right of a delegation.</summary>
    public async Task DelegateAsync(string gun, string role, string name)
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.crt"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.key"), key.ExportPkcs8PrivateKeyPem());
        await RunAsync("delegation", "add", gun, role, $"{name}.crt", "--all-paths");
        await PublishAsync(gun);
        await RunAsync("key", "import", $"{name}.key", "--role", "user");
    }
}
