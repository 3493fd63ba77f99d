namespace AciSecurity.Registry.Sigstore;

/// <summary>Something that was read is not what its format demands. It never leaves the reader's caller: there it becomes a verdict or a fault.</summary>
internal sealed class SigstoreFormatException(string message) : Exception(message);
