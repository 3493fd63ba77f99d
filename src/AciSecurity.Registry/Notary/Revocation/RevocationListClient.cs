using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Notary.Revocation;

/// <summary>Fetches revocation lists and looks a certificate up in them.</summary>
/// <param name="http">Asks for the lists.</param>
/// <param name="clock">The clock.</param>
internal sealed class RevocationListClient(BoundedHttp http, TimeProvider clock)
{
    private const int LargestList = 32 * 1024 * 1024;
    private const int MostKept = 16;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, RevocationList> _kept = new(StringComparer.Ordinal);

    /// <summary>Looks the certificate up in the lists of all addresses that it names: each may have a part.</summary>
    public async Task<RevocationResult> CheckAsync(
        IReadOnlyList<string> addresses, X509Certificate2 certificate, X509Certificate2 issuer, DateTimeOffset? authenticSigningTime, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var address in addresses)
            {
                var entries = await EntriesAsync(address, certificate, issuer, cancellationToken).ConfigureAwait(false);
                if (IsRevoked(entries, authenticSigningTime)) return new(RevocationStatus.Revoked, $"the certificate of {certificate.Subject} was revoked");
            }

            return RevocationResult.Good;
        }
        catch (NotaryRefusalException refusal)
        {
            return RevocationResult.Unknown(refusal.Message);
        }
    }

    private async Task<IReadOnlyList<RevocationEntry>> EntriesAsync(string address, X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken cancellationToken)
    {
        var scope = new RevocationListScope(address, certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority));
        var whole = await FetchAsync(address, cancellationToken).ConfigureAwait(false);
        whole.Check(issuer, scope, clock.GetUtcNow());
        if (whole.BaseNumber is not null) throw new NotaryRefusalException("a revocation list is not whole");
        var changes = await ChangesAsync(whole, issuer, scope, cancellationToken).ConfigureAwait(false);
        if (changes is null && certificate.Extensions[RevocationAddresses.FreshestList] is not null)
        {
            throw new NotaryRefusalException("changes of a revocation list that only the certificate names are not supported");
        }

        return [.. whole.Entries(certificate), .. changes?.Entries(certificate) ?? []];
    }

    // RFC 5280 §5.2.4 and §5.2.6: the addresses are alternatives.
    private async Task<RevocationList?> ChangesAsync(RevocationList whole, X509Certificate2 issuer, RevocationListScope scope, CancellationToken cancellationToken)
    {
        if (whole.FreshestList.IsEmpty) return null;
        var addresses = RevocationAddresses.Lists(whole.FreshestList);
        NotaryRefusalException? problem = null;
        foreach (var address in addresses)
        {
            try
            {
                var changes = await FetchAsync(address, cancellationToken).ConfigureAwait(false);
                changes.Check(issuer, scope, clock.GetUtcNow());
                if (whole.Number is not { } number || changes.Number is not { } newer || newer.CompareTo(number) <= 0
                    || changes.BaseNumber is not { } completes || completes.CompareTo(number) > 0)
                {
                    throw new NotaryRefusalException("the changes of a revocation list do not belong to it");
                }

                return changes;
            }
            catch (NotaryRefusalException refusal)
            {
                problem = refusal;
            }
        }

        return problem is null ? null : throw problem;
    }

    private async Task<RevocationList> FetchAsync(string text, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(text, out var kept)) return kept;
        if (RevocationAddresses.Address(text) is not { } address) throw new NotaryRefusalException("a revocation list is not at an http address");
        var list = RevocationList.Parse(await http.GetAsync(address, LargestList, Time, cancellationToken).ConfigureAwait(false));
        if (_kept.Count < MostKept) _kept.TryAdd(text, list);
        return list;
    }

    // A hold may be taken back: the latest word counts. Any other reason is final.
    private static bool IsRevoked(IReadOnlyList<RevocationEntry> entries, DateTimeOffset? authenticSigningTime)
    {
        if (entries.Any(entry => entry.InvalidSince is { } since && authenticSigningTime < since)) return false;
        if (entries.Any(entry => entry.Reason is not (RevocationEntry.Hold or RevocationEntry.Removed))) return true;
        return entries.MaxBy(entry => entry.Time)?.Reason == RevocationEntry.Hold;
    }
}
