namespace AciSecurity.Registry.ContentTrust;

/// <summary>One signature over metadata.</summary>
/// <param name="KeyId">The key that is said to have made it.</param>
/// <param name="Method">How, in lower case.</param>
/// <param name="Value">The signature.</param>
internal sealed record MetadataSignature(string KeyId, string Method, byte[] Value);
