using System.Security.Cryptography;

namespace AciSecurity.Registry.Sigstore.Bundles;

/// <summary>A signature over content itself.</summary>
/// <param name="Algorithm">The algorithm of <paramref name="Digest"/>.</param>
/// <param name="Digest">The hash of the content, as the bundle says: nothing proves it, and it must be right.</param>
/// <param name="Signature">The signature.</param>
internal sealed record MessageSignature(HashAlgorithmName Algorithm, byte[] Digest, byte[] Signature);
