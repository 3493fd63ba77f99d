using System.Security.Authentication;
using Azure;

namespace AciSecurity.Azure.Requests;

/// <summary>Says why there is no answer at all.</summary>
internal static class UnansweredRequest
{
    /// <summary>The cause in a few words; null where the exception is something else, a request that was cancelled among it.</summary>
    public static string? Cause(Exception exception, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return null;
        var last = exception is AggregateException several ? several.InnerExceptions[^1] : exception;
        return last switch
        {
            RequestFailedException { Status: 0 } failed => Innermost(failed),
            HttpRequestException or IOException => Innermost(last),
            OperationCanceledException => "no answer came in time.",
            _ => null,
        };
    }

    private static string Innermost(Exception exception)
    {
        for (Exception? at = exception; at is not null; at = at.InnerException)
        {
            if (at is AuthenticationException) return "its certificate is not trusted.";
            if (at is System.Net.Sockets.SocketException socket) return $"{socket.SocketErrorCode}.";
        }

        return "the connection broke.";
    }
}
