using System.Globalization;
using AciSecurity.Simulator.Arm;
using AciSecurity.Simulator.Entra;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Faults;

/// <summary>The answers that faults make.</summary>
internal static class FaultReply
{
    /// <summary>The answer instead of the real one, or null when the fault lets that through.</summary>
    public static Reply? Instead(Fault fault, Call call) => fault.Effect switch
    {
        FaultEffect.Status => OfStatus(fault),
        FaultEffect.ExpiredToken => TokenRejection.Expired(call),
        FaultEffect.Forbidden => AuthorizationFailure.Of(call),
        _ => null,
    };

    /// <summary>The answer without its second half.</summary>
    public static void Truncate(Reply reply)
    {
        var left = reply.Length / 2;
        List<ReadOnlyMemory<byte>> kept = [];
        foreach (var segment in reply.Body)
        {
            if (left <= 0) break;
            kept.Add(segment[..(int)Math.Min(left, segment.Length)]);
            left -= segment.Length;
        }

        reply.Body = kept;
    }

    public static Reply OfStatus(Fault fault)
    {
        var (code, message) = fault.Status switch
        {
            429 => ("TooManyRequests", "The request is being throttled as the limit has been reached for operation type - Read. For more information, see - https://aka.ms/srpthrottlinglimits."),
            500 => ("InternalServerError", "An internal server error occurred."),
            503 => ("ServiceUnavailable", "The service is temporarily unavailable."),
            504 => ("GatewayTimeout", "The gateway did not receive a response within the specified time period."),
            _ => ("SimulatedFault", "A fault was asked for."),
        };
        var reply = Reply.Error(fault.Status, fault.Code ?? code, message);
        return fault.RetryAfter is { } seconds ? reply.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)) : reply;
    }
}
