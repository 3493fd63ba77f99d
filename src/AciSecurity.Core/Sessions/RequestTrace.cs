using System.Globalization;

namespace AciSecurity.Sessions;

/// <summary>One try of one request, for those who look for a cause. It holds no token, no body and no address that is signed.</summary>
/// <param name="Method">GET, POST and so on.</param>
/// <param name="Host">Where it went.</param>
/// <param name="Path">The path and, of the query, the api-version alone: the rest may be a signature.</param>
/// <param name="Elapsed">From sending it until the answer's head was there.</param>
public sealed record RequestTrace(string Method, string Host, string Path, TimeSpan Elapsed)
{
    /// <summary>The HTTP status; null where no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>What Azure calls the request; null where it did not say.</summary>
    public string? RequestId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Method} {Host}{Path} {(Status is { } status ? $"{status}" : "no answer")} {Elapsed.TotalMilliseconds:0} ms{(RequestId is null ? "" : $" {RequestId}")}");
}
