using System.Net;

namespace AciSecurity.Http;

/// <summary>Clients for hosts that certificates and callers name: without redirects, cookies and credentials, and never to where a cloud tells a machine
/// its secrets (<see cref="OpenAddresses"/>).</summary>
public static class OpenClient
{
    private static readonly OpenAddresses Addresses = new(IncludesLoopback: true);

    /// <summary>Makes one. Limits of size and time are the caller's.</summary>
    public static HttpClient Create() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, Credentials = null, ConnectCallback = Addresses.ConnectAsync });

    /// <summary>Whether an address may be asked.</summary>
    public static bool IsAllowed(IPAddress address) => Addresses.Has(address);
}
