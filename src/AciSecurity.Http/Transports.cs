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

    private static readonly ConcurrentDictionary<string, Lazy<HttpClientTransport>> Known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The transport that accepts exactly the certificate with this thumbprint; without one, what the machine trusts.</summary>
    public static HttpClientTransport Of(string? thumbprint) =>
        Known.GetOrAdd(thumbprint ?? "", static thumbprint => new(() => Make(thumbprint))).Value;

    private static HttpClientTransport Make(string thumbprint)
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

        // The pipeline has limits of its own for each try.
        return new(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });
    }
}
