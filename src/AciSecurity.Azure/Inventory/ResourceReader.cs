using System.Runtime.CompilerServices;
using AciSecurity.Azure.Requests;
using AciSecurity.Faults;
using AciSecurity.Resources;

namespace AciSecurity.Azure.Inventory;

/// <summary>Reads the resources of one type in a subscription, as far as they were asked for.</summary>
internal sealed class ResourceReader(LiveRun run, Subscription subscription)
{
    /// <summary>The resources, as their pages arrive.</summary>
    /// <exception cref="FaultException">A page cannot be read.</exception>
    public async IAsyncEnumerable<Resource> ReadAsync(string type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in PagesAsync(type, cancellationToken).ConfigureAwait(false))
        {
            foreach (var resource in page) yield return resource;
        }
    }

    /// <summary>The same, page by page; a page may have none.</summary>
    /// <exception cref="FaultException">A page cannot be read.</exception>
    public async IAsyncEnumerable<IReadOnlyList<Resource>> PagesAsync(string type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (run.Given(type, subscription.Id) is { } given)
        {
            yield return [.. given];
            yield break;
        }

        var found = run.Filter.IsByIds ? ByIdAsync(type, cancellationToken) : ListAsync(type, cancellationToken);
        await foreach (var page in found.ConfigureAwait(false)) yield return page.FindAll(run.Filter.Wants);
    }

    /// <summary>The resource with what lists leave out: the state of its containers.</summary>
    /// <returns>The resource of the list where it cannot be read by itself, which is said.</returns>
    public async Task<Resource> InDetailAsync(Resource resource, CancellationToken cancellationToken)
    {
        try
        {
            return await OneAsync(resource.Id, resource.Type, cancellationToken).ConfigureAwait(false) ?? resource;
        }
        catch (FaultException exception)
        {
            await run.FailAsync(exception.Fault, cancellationToken).ConfigureAwait(false);
            return resource;
        }
    }

    private async IAsyncEnumerable<List<Resource>> ListAsync(string type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var scope = run.Filter.SingleGroup is { } group ? $"{subscription.Scope}/resourceGroups/{Uri.EscapeDataString(group)}" : subscription.Scope;
        await using var pages = run.Arm.PagesAsync($"{scope}/providers/{type}?api-version={ApiVersions.Of(type)}", scope, $"{type}/read", cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await HasNextAsync(pages).ConfigureAwait(false))
        {
            var page = Resources(pages.Current, type, out var isWhole);
            yield return page;
            if (!isWhole) throw new FaultException(AzureFaults.ReplyInvalid(scope, $"the list of {type} has an item without id."));
        }
    }

    /// <summary>The resources of a page, up to the first item that is none.</summary>
    private static List<Resource> Resources(JsonList page, string type, out bool isWhole)
    {
        var resources = new List<Resource>(page.Items.Count);
        foreach (var item in page.Items)
        {
            if (LiveResource.Read(item, type) is { } resource) resources.Add(resource);
            else break;
        }

        isWhole = resources.Count == page.Items.Count;
        return resources;
    }

    /// <summary>A resource group that was named is in one subscription, and not in the others.</summary>
    private async ValueTask<bool> HasNextAsync(IAsyncEnumerator<JsonList> pages)
    {
        try
        {
            var has = await pages.MoveNextAsync().ConfigureAwait(false);
            run.GroupIsThere = true;
            return has;
        }
        catch (FaultException exception) when (run.Filter.SingleGroup is not null && exception.Fault.Category == FaultCategory.ObjectNotFound)
        {
            return false;
        }
    }

    private async IAsyncEnumerable<List<Resource>> ByIdAsync(string type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var id in run.Filter.IdsOf(type, subscription.Id))
        {
            Resource? resource = null;
            try
            {
                resource = await OneAsync(id, type, cancellationToken).ConfigureAwait(false);
            }
            catch (FaultException exception)
            {
                await run.FailAsync(exception.Fault, cancellationToken).ConfigureAwait(false);
            }

            if (resource is not null) yield return [resource];
        }
    }

    private async Task<Resource?> OneAsync(string id, string type, CancellationToken cancellationToken)
    {
        var json = await run.Arm.GetAsync($"{id}?api-version={ApiVersions.Of(type)}", id, $"{type}/read", cancellationToken).ConfigureAwait(false);
        return LiveResource.Read(json, type) ?? throw new FaultException(AzureFaults.ReplyInvalid(id, "the answer is no resource."));
    }
}
