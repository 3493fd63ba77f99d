using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Tests.ContentTrust.Metadata;

/// <summary>What a root key's certificate says.</summary>
internal sealed record TestCertificate(string Subject)
{
    /// <summary>Whether it is signed with SHA-1.</summary>
    public bool IsOfSha1 { get; init; }

    public DateTimeOffset NotBefore { get; init; } = TestRepository.Now.AddYears(-1);

    public DateTimeOffset NotAfter { get; init; } = TestRepository.Now.AddYears(9);

    public bool IsAuthority { get; init; }

    /// <summary>Certificates that are written behind it.</summary>
    public string Behind { get; init; } = "";

    public string Pem(CertificateRequest request, X509SignatureGenerator generator)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(IsAuthority, hasPathLengthConstraint: false, 0, critical: true));
        using var made = request.Create(request.SubjectName, generator, NotBefore, NotAfter, [1, 2, 3, 4]);
        return made.ExportCertificatePem() + "\n" + Behind;
    }
}
