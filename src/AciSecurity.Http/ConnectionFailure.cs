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

    /// <summary>Whether no second try changes it: a server's certificate was not accepted, or no request goes to where its name leads.</summary>
    public static bool IsFinal(Exception? exception) =>
        exception is AuthenticationException or ClosedAddressException || (exception is not null && IsFinal(exception.InnerException));
}
