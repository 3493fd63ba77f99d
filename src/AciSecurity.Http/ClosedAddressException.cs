namespace AciSecurity.Http;

/// <summary>A name led to an address that no request goes to.</summary>
internal sealed class ClosedAddressException() : IOException("it leads to an address of this machine's host, where no request goes.");
