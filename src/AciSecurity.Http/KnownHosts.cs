namespace AciSecurity.Http;

/// <summary>Where a pipeline's requests may go: exactly these hosts and ports, and with TLS where the endpoint has it.</summary>
internal sealed class KnownHosts(IEnumerable<Uri> endpoints)
{
    private readonly string[] _authorities = [.. endpoints.Select(Authority).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Whether a request may go to <paramref name="address"/>.</summary>
    public bool Has(Uri address) => _authorities.Contains(Authority(address));

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', _authorities);

    // Azure writes :443 into some of its links, which means the same.
    private static string Authority(Uri address) => $"{address.Scheme}://{address.IdnHost.ToLowerInvariant()}:{address.Port}";
}
