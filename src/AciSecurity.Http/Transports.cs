using System.Collections.Concurrent;
using System.Net;
using Azure.Core.Pipeline;

namespace AciSecurity.Http;

/// <summary>Connections, shared by all contexts that trust the same certificates: they belong to nobody, and a closed one costs a handshake.</summary>
internal static class Transports
{
    // A run asks for 16 to 64 answers at once. DNS changes are seen when a connection is some minutes old.
    private const int MostConnections = 64;
    private static readonly TimeSpan ConnectionAge = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(15);

    private static readonly ConcurrentDictionary<(string Thumbprint, OpenAddresses? Addresses), Lazy<HttpClientTransport>> Known = new();

    /// <summary>The transport that accepts exactly the certificate with this thumbprint; without one, what the machine trusts.</summary>
    /// <param name="thumbprint">The thumbprint.</param>
    /// <param name="addresses">Where connections may lead, where the names of hosts come from outside; null where they are the environment's.</param>
    public static HttpClientTransport Of(string? thumbprint, OpenAddresses? addresses = null) =>
        Known.GetOrAdd((thumbprint?.ToUpperInvariant() ?? "", addresses), static key => new(() => Make(key.Thumbprint, key.Addresses))).Value;

    private static HttpClientTransport Make(string thumbprint, OpenAddresses? addresses)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = MostConnections,
            EnableMultipleHttp2Connections = true,
            PooledConnectionLifetime = ConnectionAge,
            ConnectTimeout = ConnectLimit,
        };
        if (thumbprint.Length > 0) handler.SslOptions.RemoteCertificateValidationCallback = new CertificatePin(thumbprint).IsMet;
        if (addresses is not null) handler.ConnectCallback = addresses.ConnectAsync;

        // The pipeline has limits of its own for each try.
        return new(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });
    }
}
