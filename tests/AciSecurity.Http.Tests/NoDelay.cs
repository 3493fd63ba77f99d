using Azure;
using Azure.Core;

namespace AciSecurity.Http.Tests;

/// <summary>Tries again at once.</summary>
internal sealed class NoDelay : DelayStrategy
{
    protected override TimeSpan GetNextDelayCore(Response? response, int retryNumber) => TimeSpan.Zero;
}
