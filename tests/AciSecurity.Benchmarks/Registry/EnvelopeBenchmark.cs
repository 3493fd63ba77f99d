using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Benchmarks.WholeProcess;
using AciSecurity.Images;
using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Notary.Signing;
using AciSecurity.Registry.Notary.Trust;
using AciSecurity.Signatures;

namespace AciSecurity.Benchmarks.Registry;

/// <summary>Verifying Notary Project signatures, against the mathematics alone: the signature, and the chain as .NET checks it.</summary>
internal static class EnvelopeBenchmark
{
    private const int Times = 500;

    private static readonly Descriptor Target = new(MediaTypes.OciManifest, Digest.Of("image"u8), 5);

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(TextWriter output, int runs)
    {
        foreach (var isRsa in new[] { true, false })
        {
            foreach (var mediaType in new[] { NotaryMediaTypes.Jws, NotaryMediaTypes.Cose })
            {
                await RunAsync(output, runs, isRsa, mediaType);
            }
        }
    }

    private static async Task RunAsync(TextWriter output, int runs, bool isRsa, string mediaType)
    {
        var folder = Directory.CreateTempSubdirectory("aci-bench-trust-");
        try
        {
            using var root = new Signer(isRsa, null);
            using var leaf = new Signer(isRsa, root);
            using var key = new LocalSigningKey("bench", leaf.Key, [leaf.Certificate, root.Certificate]);
            var signature = await new NotarySigner(key, TimeProvider.System).SignAsync(new(Target, mediaType), default);
            var verifier = new NotaryVerifier(Trust(folder, root.Certificate), TimeProvider.System, null);
            var request = new NotaryRequest(signature.Envelope, mediaType, Target, "registry.example/app");
            var data = RandomNumberGenerator.GetBytes(1000);
            var bytes = leaf.Sign(data);
            List<double> ours = [], bare = [];
            for (var run = -1; run < runs; run++)
            {
                var (mine, theirs) = (await TimeAsync(() => VerifyAsync(verifier, request)), await TimeAsync(() => Bare(leaf, root, data, bytes)));
                if (run >= 0) (ours, bare) = ([.. ours, mine], [.. bare, theirs]);
            }

            output.WriteLine($"{(isRsa ? "RSA 2048" : "P-256"),-8} {mediaType,-24} {Child.Median(ours) / Times * 1000,8:N0} us, bare {Child.Median(bare) / Times * 1000,8:N0} us, ratio (median) {Child.Median(ours.Zip(bare, (mine, alone) => mine / alone)),6:N2}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task VerifyAsync(NotaryVerifier verifier, NotaryRequest request)
    {
        var result = await verifier.VerifyAsync(request, default);
        if (result.Verdict != SignatureVerdict.Valid) throw new InvalidOperationException(result.Reason);
    }

    private static Task Bare(Signer leaf, Signer root, byte[] data, byte[] signature)
    {
        using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true } };
        chain.ChainPolicy.CustomTrustStore.Add(root.Certificate);
        using var certificate = X509CertificateLoader.LoadCertificate(leaf.Certificate.RawData);
        if (!leaf.Verify(certificate, data, signature) || !chain.Build(certificate)) throw new InvalidOperationException("The signature is not good.");
        return Task.CompletedTask;
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        for (var time = 0; time < Times; time++) await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static NotaryTrust Trust(DirectoryInfo folder, X509Certificate2 root)
    {
        var store = folder.CreateSubdirectory(Path.Combine("truststore", "x509", "ca", "bench"));
        File.WriteAllText(Path.Combine(store.FullName, "root.pem"), root.ExportCertificatePem());
        var policy = Path.Combine(folder.FullName, "trustpolicy.json");
        File.WriteAllText(policy, """{"version":"1.0","trustPolicies":[{"name":"all","registryScopes":["*"],"signatureVerification":{"level":"strict"},"trustStores":["ca:bench"],"trustedIdentities":["*"]}]}""");
        return NotaryTrust.Load(policy, folder.FullName);
    }
}
