using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Tests.Sigstore.Making;

/// <summary>A certificate authority of a root and an intermediate, as Fulcio is one.</summary>
internal sealed class MadeAuthority : IDisposable
{
    public static readonly Oid CodeSigning = new("1.3.6.1.5.5.7.3.3");
    public static readonly Oid TimeStamping = new("1.3.6.1.5.5.7.3.8");

    public MadeAuthority(string name, Action<CertificateRequest>? intermediate = null)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var rootRequest = Request($"CN={name} root, O=made.example", rootKey);
        Root = rootRequest.CreateSelfSigned(Moments.Start, Moments.End);
        Key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var request = Request($"CN={name} intermediate, O=made.example", Key);
        intermediate?.Invoke(request);
        Intermediate = request.Create(Root, Moments.Start, Moments.End, RandomNumberGenerator.GetBytes(16));
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Intermediate { get; }

    public ECDsa Key { get; }

    /// <summary>Issues a certificate; the same serial number and extensions give the same certificate but for its signature.</summary>
    public X509Certificate2 Issue(CertificateRequest request, DateTimeOffset notBefore, DateTimeOffset notAfter, byte[] serial) =>
        request.Create(Intermediate.SubjectName, X509SignatureGenerator.CreateForECDsa(Key), notBefore, notAfter, serial);

    public static X509Extension Usages(bool critical, params Oid[] usages)
    {
        var collection = new OidCollection();
        Array.ForEach(usages, usage => collection.Add(usage));
        return new X509EnhancedKeyUsageExtension(collection, critical);
    }

    /// <summary>Alternative names of any kind, as they are encoded.</summary>
    public static X509Extension Names(bool critical, params byte[][] names)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence()) Array.ForEach(names, name => writer.WriteEncodedValue(name));
        return new("2.5.29.17", writer.Encode(), critical);
    }

    public void Dispose()
    {
        Root.Dispose();
        Intermediate.Dispose();
        Key.Dispose();
    }

    private static CertificateRequest Request(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA384);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }
}
