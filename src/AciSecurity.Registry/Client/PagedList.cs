using System.Runtime.CompilerServices;
using System.Text.Json;
using AciSecurity.Faults;
using Azure;

namespace AciSecurity.Registry.Client;

/// <summary>A list of a registry, page after page.</summary>
/// <param name="connection">The registry.</param>
/// <param name="first">The request for the first page.</param>
internal sealed class PagedList(RegistryConnection connection, RegistryCall first)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = RegistryLimits.Depth };

    /// <summary>Waits until a page may be asked for; null where that is always.</summary>
    public Func<CancellationToken, Task>? Turn { get; init; }

    /// <summary>Whether a registry may do without this list (404): it has no pages then.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>The pages. The caller disposes of each.</summary>
    /// <exception cref="FaultException">One cannot be read; those before it are good.</exception>
    public async IAsyncEnumerable<JsonDocument> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = first.Path;
        while (next is not null)
        {
            if (!seen.Add(next)) throw new FaultException(RegistryFaults.ReplyInvalid(first.Target, "a page of the list leads back to an earlier one."));
            if (seen.Count > RegistryLimits.Pages) throw new FaultException(RegistryFaults.ReplyInvalid(first.Target, $"the list has more than {RegistryLimits.Pages:N0} pages."));
            var call = first with { Path = next };
            var mayBeMissing = MayBeMissing && seen.Count == 1;
            if (Turn is not null) await Turn(cancellationToken).ConfigureAwait(false);
            (var page, next) = await connection.SendAsync(call, response => ReadAsync(response, call, mayBeMissing, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (page is not null) yield return page;
        }
    }

    /// <summary>A list of texts in a page.</summary>
    /// <exception cref="FaultException">It has none.</exception>
    public static IEnumerable<string> Texts(JsonDocument page, string name, string target)
    {
        // A repository without tags has null for its list in some registries.
        if (page.RootElement.ValueKind == JsonValueKind.Object && page.RootElement.TryGetProperty(name, out var list))
        {
            if (list.ValueKind == JsonValueKind.Null) return [];
            if (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)) return list.EnumerateArray().Select(item => item.GetString()!);
        }

        throw new FaultException(RegistryFaults.ReplyInvalid(target, $"the answer has no list '{name}'."));
    }

    /// <summary>A list of objects in a page; empty where it has none.</summary>
    public static IEnumerable<JsonElement> Objects(JsonDocument page, string name) =>
        page.RootElement.ValueKind == JsonValueKind.Object && page.RootElement.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];

    private async Task<(JsonDocument? Page, string? Next)> ReadAsync(Response response, RegistryCall call, bool mayBeMissing, CancellationToken cancellationToken)
    {
        if (mayBeMissing && response.Status == 404) return (null, null);
        if (response.IsError) throw new FaultException(await RefusedCall.FaultAsync(response, call, cancellationToken).ConfigureAwait(false));
        var body = await BoundedBody.ReadAsync(response, RegistryLimits.Page, call.Target, cancellationToken).ConfigureAwait(false);
        var next = LinkHeader.Next(response) is { } link ? connection.Resolve(link, call.Target).PathAndQuery : null;
        try
        {
            return (JsonDocument.Parse(body, Options), next);
        }
        catch (JsonException)
        {
            throw new FaultException(RegistryFaults.ReplyInvalid(call.Target, "the answer is no JSON, or it breaks off."));
        }
    }
}
