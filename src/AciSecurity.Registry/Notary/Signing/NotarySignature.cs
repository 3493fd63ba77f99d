using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>A signature that was made.</summary>
/// <param name="Envelope">The envelope's bytes.</param>
/// <param name="MediaType">What the envelope is.</param>
/// <param name="Chain">The certificates, the signer's first.</param>
/// <param name="SigningTime">When it was made.</param>
internal sealed record NotarySignature(byte[] Envelope, string MediaType, IReadOnlyList<X509Certificate2> Chain, DateTimeOffset SigningTime);
