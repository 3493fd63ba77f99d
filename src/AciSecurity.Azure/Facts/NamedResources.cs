using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AciSecurity.Audits;
using AciSecurity.Azure.Inventory;
using AciSecurity.Azure.Requests;
using AciSecurity.Faults;
using AciSecurity.Resources;

namespace AciSecurity.Azure.Facts;

/// <summary>Finds what groups and registries name by a host: a Key Vault, a database. Where it is only Resource Graph knows.</summary>
/// <param name="run">The reading.</param>
/// <param name="type">The ARM type.</param>
/// <param name="hostSuffix">What its host ends with, for where it cannot be found.</param>
internal sealed partial class NamedResources(LiveRun run, string type, string hostSuffix)
{
    private const int NamesAtOnce = 200;

    /// <summary>Reads each that is named, in full; one that cannot be found makes the rules about it Unknown.</summary>
    /// <param name="names">The names; whatever cannot be one is passed over.</param>
    /// <param name="take">Takes it, with what belongs to it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ReadAsync(IEnumerable<string> names, Func<Resource, Task> take, CancellationToken cancellationToken)
    {
        foreach (var some in names.Where(name => Name().IsMatch(name)).Chunk(NamesAtOnce))
        {
            var left = some.ToHashSet(StringComparer.OrdinalIgnoreCase);
            Fault? why = null;
            try
            {
                await foreach (var id in FindAsync(some, cancellationToken).ConfigureAwait(false))
                {
                    var json = await run.Arm.GetAsync($"{id}?api-version={ApiVersions.Of(type)}", id, $"{type}/read", cancellationToken).ConfigureAwait(false);
                    if (LiveResource.Read(json, type) is not { } resource) continue;
                    left.Remove(resource.Name);
                    await take(resource).ConfigureAwait(false);
                }
            }
            catch (FaultException exception)
            {
                await run.MissAsync(exception.Fault, cancellationToken).ConfigureAwait(false);
                why = exception.Fault;
            }

            foreach (var name in left) await run.WriteAsync(Unread(name, why), cancellationToken).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<string> FindAsync(string[] names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = $"resources | where type =~ '{type.ToLowerInvariant()}' | where name in~ ({ResourceGraph.Quoted(names)}) | project id, name, type | order by id asc";
        await foreach (var row in run.Graph.RowsAsync(query, GraphScope.Everything, cancellationToken).ConfigureAwait(false))
        {
            if (LiveResource.Read(row, type, Completeness.Partial) is { } found) yield return found.Id;
        }
    }

    private RunItem.TypeUnread Unread(string name, Fault? why)
    {
        var address = name + hostSuffix;
        var identity = new ResourceIdentity { Id = address, Type = type, Name = name, Origin = LiveResource.Origin };
        return new(type, identity, why is null ? AzureFaults.NotFound(address) : why with { Target = address });
    }

    // It stands in a query: letters, digits and hyphens are all that names of vaults and servers have.
    // https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
    [GeneratedRegex(@"^[A-Za-z0-9-]{1,63}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
