using System.Text.Json;
using AciSecurity.Images;
using AciSecurity.Registry.Images;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Real;

/// <summary>Signatures that notation and sigstore's own clients made, in a real registry, found and verified as a caller would.</summary>
public sealed class RealSignatureTests
{
    private static string Vectors => SharedData.SharedData.Folder!;

    [SharedData.SharedDataFact]
    public async Task What_notation_signed_is_verified()
    {
        await using var registry = await RealRegistry.StartAsync();
        await PushAsync(registry, Path.Combine("notation-e2e", "oci_layout", "e2e-valid-signature"));
        using var trust = new TrustDirectory();
        trust.Write("truststore/x509/ca/e2e/e2e.crt", Path.Combine(Vectors, "notation-e2e", "localkeys", "e2e.crt"));
        var said = new SignatureTrust
        {
            UsesNotary = true,
            TrustPolicyFile = Path.Combine(Vectors, "notation-e2e", "trustpolicies", "trustpolicy.json"),
            TrustStoreFolder = trust.Path,
        };
        var image = await OneAsync(registry, said);
        Assert.True(image.State is SignatureState.Verified, image.Reason);
    }

    [SharedData.SharedDataFact]
    public async Task What_sigstore_signed_is_verified_for_whom_it_names()
    {
        await using var registry = await RealRegistry.StartAsync();
        await PushAsync(registry, Path.Combine("generated", "cosign-bundle-referrer"));
        var said = new SignatureTrust
        {
            TrustedRootFile = Path.Combine(Vectors, "generated", "keys", "trusted_root.json"),
            CertificateIdentity = "https://ci.example.test/repo/.github/workflows/build.yml@refs/heads/main",
            CertificateIssuer = "https://issuer.example.test",
        };
        var image = await OneAsync(registry, said);
        Assert.True(image.State is SignatureState.Verified, image.Reason);

        Assert.Equal(SignatureState.Invalid, (await OneAsync(registry, said with { CertificateIdentity = "somebody@else.example" })).State);
        Assert.Equal(SignatureState.Unknown, (await OneAsync(registry, said with { CertificateIdentity = null })).State);
        Assert.Equal(SignatureState.PresentUnverified, (await OneAsync(registry, new())).State);
    }

    private static async Task<ImageSignatures> OneAsync(RealRegistry registry, SignatureTrust trust)
    {
        var items = await RegistryReader.ReadSignaturesAsync(new(registry.Address), new() { Repositories = ["e2e"], Tags = ["v1"], WithArtifacts = true }, trust, default).ToListAsync();
        return Assert.IsType<ImageItem<ImageSignatures>.Read>(Assert.Single(items)).Value;
    }

    /// <summary>Pushes a layout as it is, fallback tags with it.</summary>
    private static async Task PushAsync(RealRegistry registry, string layout)
    {
        var folder = Path.Combine(Vectors, layout);
        using var opened = new OpenedRegistry(new(registry.Address));
        var repository = opened.Repository("e2e");
        var pusher = new ImagePusher(repository);
        var index = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "index.json")));
        var named = index.RootElement.GetProperty("manifests").EnumerateArray().ToDictionary(
            item => item.GetProperty("digest").GetString()!,
            item => item.TryGetProperty("annotations", out var annotations) && annotations.TryGetProperty("org.opencontainers.image.ref.name", out var name) ? name.GetString() : null);
        var manifests = new List<(Manifest Manifest, string? Tag)>();
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "blobs", "sha256")))
        {
            var content = await File.ReadAllBytesAsync(file);
            var digest = Digest.Of(content);
            if (IsManifest(content)) manifests.Add((ManifestReader.Read(content, digest, null), named.GetValueOrDefault(digest.ToString())));
            else await pusher.PushBlobAsync(new("application/octet-stream", digest, content.Length), content, default);
        }

        // Images before what refers to them, and lists last.
        foreach (var (manifest, tag) in manifests.OrderBy(item => item.Manifest.IsIndex)) await pusher.PushManifestAsync(manifest.Descriptor, manifest.Content, tag, default);
    }

    private static bool IsManifest(byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("schemaVersion", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private sealed class TrustDirectory : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("acisecurity-trust-").FullName;

        public void Write(string name, string source)
        {
            var target = System.IO.Path.Combine(Path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
