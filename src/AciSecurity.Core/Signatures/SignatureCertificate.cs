namespace AciSecurity.Signatures;

/// <summary>One certificate of a signature's chain.</summary>
/// <param name="Subject">Whose it is, as a distinguished name.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Thumbprint">The SHA-256 of the certificate, in lower-case hexadecimal digits.</param>
/// <param name="NotBefore">When it begins to be valid.</param>
/// <param name="NotAfter">When it ends.</param>
public sealed record SignatureCertificate(string Subject, string Issuer, string Thumbprint, DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    /// <inheritdoc/>
    public override string ToString() => Subject;
}
