using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Faults;
using AciSecurity.Registry.Notary.Certificates;

namespace AciSecurity.Registry.Notary.Trust;

/// <summary>Certificates that are trusted, in folders: <c>x509/&lt;type&gt;/&lt;name&gt;/&lt;file&gt;</c>. Each store is read once.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#trust-store. Folders in a store are an error
/// as in notation, where the specification ignores them: a certificate that nobody reads is easily overlooked.</remarks>
internal sealed class TrustStore
{
    private readonly ConcurrentDictionary<TrustStoreName, IReadOnlyList<X509Certificate2>> _stores = new();
    private readonly ConcurrentDictionary<string, OpenedCertificate> _known = new(StringComparer.Ordinal);
    private readonly string _root;

    private TrustStore(string root) => _root = root;

    /// <summary>Opens the stores of a folder.</summary>
    /// <param name="folder">The folder with the types, or one that holds it as <c>x509</c> or <c>truststore/x509</c>.</param>
    /// <exception cref="FaultException">It is not there or holds no trust store.</exception>
    public static TrustStore Open(string folder)
    {
        if (!Directory.Exists(folder)) throw new FaultException(FileFaults.NotFound(folder));
        string[] places = [folder, Path.Combine(folder, "x509"), Path.Combine(folder, "truststore", "x509")];
        var root = places.FirstOrDefault(place => Enum.GetValues<TrustStoreType>().Any(type => Directory.Exists(Path.Combine(place, TrustStoreName.FolderOf(type)))));
        return root is null ? throw new FaultException(TrustFaults.StoreInvalid(folder, "it holds no trust store.")) : new(root);
    }

    /// <summary>The certificates of a store.</summary>
    /// <exception cref="FaultException">The store is not there, is empty, or has something that must not be trusted.</exception>
    public IReadOnlyList<X509Certificate2> Certificates(TrustStoreName name) => _stores.GetOrAdd(name, Load);

    /// <summary>A certificate of the stores that have been read, by its DER; null where there is none.</summary>
    public OpenedCertificate? Known(ReadOnlyMemory<byte> der) => _known.GetValueOrDefault(Key(der));

    private IReadOnlyList<X509Certificate2> Load(TrustStoreName name)
    {
        var folder = new DirectoryInfo(Path.Combine(_root, name.TypeFolder, name.Name));
        try
        {
            if (!folder.Exists) throw new FaultException(TrustFaults.StoreInvalid(folder.FullName, $"the trust store {name} does not exist."));
            if (RegularFile.IsLink(folder)) throw new FaultException(TrustFaults.StoreInvalid(folder.FullName, "it is a link, which is not followed."));
            var certificates = folder.EnumerateFileSystemInfos().OrderBy(file => file.Name, StringComparer.Ordinal).SelectMany(file => Load(file, name)).ToList();
            if (certificates.Count == 0) throw new FaultException(TrustFaults.StoreInvalid(folder.FullName, "it has no certificate."));
            foreach (var certificate in certificates) _known.TryAdd(Key(certificate.Certificate.RawDataMemory), certificate);
            return [.. certificates.Select(opened => opened.Certificate)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FileFaults.Unreadable(folder.FullName, exception));
        }
    }

    private static List<OpenedCertificate> Load(FileSystemInfo file, TrustStoreName name)
    {
        try
        {
            var certificates = CertificateFile.Parse(RegularFile.Read(file.FullName, CertificateFile.LargestFile)).Select(certificate => new OpenedCertificate(certificate)).ToList();
            foreach (var certificate in certificates) Check(certificate, name.Type);
            return certificates;
        }
        catch (Exception exception) when (exception is NotaryRefusalException or CryptographicException)
        {
            throw new FaultException(TrustFaults.StoreInvalid(file.FullName, exception is NotaryRefusalException ? exception.Message : "A certificate is malformed."));
        }
    }

    private static string Key(ReadOnlyMemory<byte> der) => Convert.ToHexString(SHA256.HashData(der.Span));

    private static void Check(OpenedCertificate opened, TrustStoreType type)
    {
        var (certificate, selfSigned) = (opened.Certificate, opened.IsSelfSigned);
        if (type == TrustStoreType.TimestampAuthority && !selfSigned) throw new NotaryRefusalException($"{certificate.Subject} is no root.");
        if (!selfSigned && !certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority))
        {
            throw new NotaryRefusalException($"{certificate.Subject} is neither an authority's nor self-signed.");
        }
    }
}
