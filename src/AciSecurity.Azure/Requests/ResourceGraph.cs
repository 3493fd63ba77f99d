using System.Runtime.CompilerServices;
using AciSecurity.Faults;

namespace AciSecurity.Azure.Requests;

/// <summary>Queries of Azure Resource Graph: one question over many subscriptions, page by page.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/azureresourcegraph/resourcegraph/resources/resources. Pages go on only where the rows
/// have an <c>id</c> and an order, so every query here projects one and orders by it.</remarks>
internal sealed class ResourceGraph(ArmConnection connection, Uri endpoint, TimeProvider clock) : IDisposable
{
    /// <summary>What a fault names as the target of a query over everything.</summary>
    public const string Target = "Azure Resource Graph";

    private const string Path = "/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01";
    private const string Action = "Microsoft.ResourceGraph/resources/read";
    private const int MostRows = 1000;

    // One question after the other: the quota is the caller's, and small.
    private readonly SemaphoreSlim _turn = new(1);
    private readonly GraphQuota _quota = new(clock);
    private readonly Uri _address = new(endpoint, Path);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Words as a list in a query. They must have no quotes: whoever brings them has looked at them.</summary>
    public static string Quoted(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"'{word}'"));

    /// <summary>The rows of a query, each as UTF-8 JSON.</summary>
    /// <param name="query">The query.</param>
    /// <param name="scope">Where it looks.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <param name="readsAhead">Whether the next page is asked for while a page's rows are worked on: not where the first rows may do, for each question counts.</param>
    /// <exception cref="FaultException">A page cannot be read, or there is more than Graph gives; the rows before are good.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> RowsAsync(
        string query, GraphScope scope, [EnumeratorCancellation] CancellationToken cancellationToken, bool readsAhead = true)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        foreach (var piece in scope.Pieces())
        {
            Task<JsonList>? asked = PageAsync(query, piece, null, stop.Token);
            while (asked is not null)
            {
                var page = await asked.ConfigureAwait(false);
                var token = page["$skipToken"] is { Length: > 0 } next ? next : null;

                asked = token is null || !readsAhead ? null : PageAsync(query, piece, token, stop.Token);
                var isTaken = false;
                try
                {
                    foreach (var row in page.Items) yield return row;
                    isTaken = true;
                }
                finally
                {
                    if (!isTaken && asked is not null) await EndAsync(asked, stop).ConfigureAwait(false);
                }

                if (token is not null) asked ??= PageAsync(query, piece, token, stop.Token);
                else if (string.Equals(page["resultTruncated"], "true", StringComparison.OrdinalIgnoreCase))
                {
                    throw new FaultException(AzureFaults.Incomplete(Target, "Resource Graph cut it, and names no next page."));
                }
            }
        }
    }

    /// <summary>Whoever leaves in the middle leaves no request behind.</summary>
    private static async Task EndAsync(Task asked, CancellationTokenSource stop)
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<JsonList> PageAsync(string query, GraphScope scope, string? token, CancellationToken cancellationToken)
    {
        var body = new Dictionary<string, object> { ["query"] = query, ["options"] = Options(token) };
        if (scope.Subscriptions.Count > 0) body["subscriptions"] = scope.Subscriptions;
        else if (scope.ManagementGroups.Count > 0) body["managementGroups"] = scope.ManagementGroups;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _quota.WaitAsync(cancellationToken).ConfigureAwait(false);
            using var response = await connection.PostAsync(_address, body, Target, Action, cancellationToken).ConfigureAwait(false);
            _quota.Observe(response);
            if (response.Headers.TryGetValue("x-ms-tenant-subscription-limit-hit", out var hit) && string.Equals(hit, "true", StringComparison.OrdinalIgnoreCase))
            {
                throw new FaultException(AzureFaults.Incomplete(Target, "the caller can read more subscriptions than one query looks through."));
            }

            return ArmConnection.Read(response.Content.ToMemory().Span, "data", Target);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static Dictionary<string, object> Options(string? token)
    {
        var options = new Dictionary<string, object> { ["resultFormat"] = "objectArray", ["$top"] = MostRows };
        if (token is not null) options["$skipToken"] = token;
        return options;
    }
}
