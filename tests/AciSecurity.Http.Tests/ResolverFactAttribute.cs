using System.Net;
using System.Net.Sockets;

namespace AciSecurity.Http.Tests;

/// <summary>A test that asks for a host that does not exist; skipped where nobody answers that, as on machines without a network.</summary>
internal sealed class ResolverFactAttribute : FactAttribute
{
    /// <summary>A name that never exists. RFC 6761 §6.4</summary>
    public const string Nobody = "registry.invalid";

    public ResolverFactAttribute()
    {
        try
        {
            Dns.GetHostAddresses(Nobody);
            Skip = $"{Nobody} exists here.";
        }
        catch (SocketException exception)
        {
            if (exception.SocketErrorCode is not (SocketError.HostNotFound or SocketError.NoData)) Skip = $"Nobody says whether {Nobody} exists: {exception.Message}.";
        }
    }
}
