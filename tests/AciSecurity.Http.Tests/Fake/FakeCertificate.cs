using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Http.Tests.Fake;

/// <summary>Certificates that nobody trusts.</summary>
internal static class FakeCertificate
{
    // A key takes longer to make than most tests.
    private static readonly ConcurrentDictionary<string, byte[]> Made = new();

    /// <summary>A certificate of this name: in one process always the same, each time an object of its own.</summary>
    /// <remarks>Servers of Windows want a key that is stored.</remarks>
    public static X509Certificate2 Make(string name) =>
        X509CertificateLoader.LoadPkcs12(Made.GetOrAdd(name, MakeNew), null, X509KeyStorageFlags.Exportable);

    private static byte[] MakeNew(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        return made.Export(X509ContentType.Pfx);
    }
}
