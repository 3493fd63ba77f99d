using System.Globalization;
using AciSecurity.Simulator.Faults;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Registry;

/// <summary>The answers that faults make at a registry.</summary>
internal static class RegistryFaults
{
    /// <summary>The answer instead of the real one, or null when the fault lets that through.</summary>
    public static Reply? Instead(Fault fault, Call call, SimulatedRegistry registry) => fault.Effect switch
    {
        FaultEffect.Status => OfStatus(fault),
        FaultEffect.ExpiredToken => RegistryErrors.Challenge(registry, RegistryRoute.Of(call.Path)?.Needs(call.Method), "invalid_token"),
        FaultEffect.Forbidden => RegistryErrors.Denied(),
        _ => null,
    };

    private static Reply OfStatus(Fault fault)
    {
        if (fault.Status == 429) return RegistryErrors.TooMany(fault.RetryAfter ?? 1);
        var (code, message) = fault.Status switch
        {
            403 => ("DENIED", "requested access to the resource is denied"),
            500 => ("UNKNOWN", "unknown error"),
            503 => ("UNAVAILABLE", "service unavailable"),
            _ => ("SIMULATED_FAULT", "A fault was asked for."),
        };
        var reply = RegistryErrors.Of(fault.Status, fault.Code ?? code, message);
        return fault.RetryAfter is { } seconds ? reply.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)) : reply;
    }
}
