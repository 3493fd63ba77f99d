using System.Net.Sockets;
using System.Security.Authentication;

namespace AciSecurity.Http;

/// <summary>Says why a connection failed, in words that help.</summary>
public static class ConnectionFailure
{
    /// <summary>The cause; null where <paramref name="exception"/> is not about a connection.</summary>
    public static string? Cause(Exception? exception) => exception switch
    {
        null => null,
        AuthenticationException => "its certificate is not trusted, or not the one that the environment names.",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "there is no such host.",
        SocketException socket => $"{socket.Message}.",
        AggregateException several => several.InnerExceptions.Select(Cause).FirstOrDefault(cause => cause is not null),
        OperationCanceledException or TimeoutException => Cause(exception.InnerException) ?? "it did not answer in time.",
        ClosedAddressException closed => closed.Message,
        IOException or HttpRequestException => Cause(exception.InnerException) ?? "the connection broke.",
        Azure.RequestFailedException { Status: 0 } => Cause(exception.InnerException) ?? "the connection failed.",
        _ => Cause(exception.InnerException),
    };

    /// <summary>Whether no second try changes it: a server's certificate was not accepted, no request goes to where its name leads, or there is no such name.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="mayNotExist">Whether the host's name comes from outside, and may be none. Names of Azure's own services exist: one that is not found
    /// means that the network is away, which may pass.</param>
    public static bool IsFinal(Exception? exception, bool mayNotExist) => exception switch
    {
        null => false,
        AuthenticationException or ClosedAddressException => true,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } => mayNotExist,
        _ => IsFinal(exception.InnerException, mayNotExist),
    };
}
