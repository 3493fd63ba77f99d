using System.Net;
using System.Net.Sockets;

namespace AciSecurity.Http;

/// <summary>Connects to hosts whose names came from outside, and never to where a cloud tells a machine its secrets.</summary>
/// <remarks>Link-local addresses, the instance metadata service 169.254.169.254 among them
/// (https://learn.microsoft.com/azure/virtual-machines/instance-metadata-service), and Azure's 168.63.129.16
/// (https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16). It is decided when connecting, for a name may lead anywhere.
/// Private addresses are open: private endpoints have them.</remarks>
/// <param name="IncludesLoopback">Whether this machine may be meant.</param>
internal sealed record OpenAddresses(bool IncludesLoopback)
{
    private static readonly IPAddress WireServer = new([168, 63, 129, 16]);

    /// <summary>Whether there may be a connection to <paramref name="address"/>.</summary>
    public bool Has(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return IncludesLoopback;
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) return false;
        if (address.AddressFamily == AddressFamily.InterNetworkV6) return !address.IsIPv6LinkLocal && !address.IsIPv6Multicast;
        var bytes = address.GetAddressBytes();
        return !(bytes[0] == 169 && bytes[1] == 254) && bytes[0] < 224 && !address.Equals(WireServer);
    }

    /// <summary>Connects.</summary>
    /// <exception cref="ClosedAddressException">The name leads to none of them.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        var open = addresses.Where(Has).ToArray();
        if (open.Length == 0) throw new ClosedAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
