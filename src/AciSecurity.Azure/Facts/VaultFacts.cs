using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AciSecurity.Audits;
using AciSecurity.Azure.Inventory;
using AciSecurity.Azure.Requests;
using AciSecurity.Faults;
using AciSecurity.Resources;

namespace AciSecurity.Azure.Facts;

/// <summary>Reads the Key Vaults that groups and registries name, wherever they are: not those that nobody here uses.</summary>
internal sealed partial class VaultFacts(LiveRun run)
{
    private const int NamesAtOnce = 200;

    /// <summary>Reads them; one that is named and cannot be found is said.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (!run.Wants(ResourceTypes.KeyVault)) return;
        var diagnostics = new DiagnosticSettings(run);
        foreach (var names in run.Used.Vaults.Where(name => Name().IsMatch(name)).Chunk(NamesAtOnce))
        {
            var left = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
            string? why = null;
            try
            {
                await foreach (var id in FindAsync(names, cancellationToken).ConfigureAwait(false))
                {
                    var json = await run.Arm.GetAsync($"{id}?api-version={ApiVersions.Of(ResourceTypes.KeyVault)}", id, $"{ResourceTypes.KeyVault}/read", cancellationToken).ConfigureAwait(false);
                    if (LiveResource.ReadCompanion(json, ResourceTypes.KeyVault) is not { } vault) continue;
                    left.Remove(vault.Name);
                    await diagnostics.GatherAsync(vault.Id, cancellationToken).ConfigureAwait(false);
                    await run.WriteAsync(vault, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (FaultException exception)
            {
                why = await run.MissAsync(exception.Fault, cancellationToken).ConfigureAwait(false);
            }

            foreach (var name in left) await run.WriteAsync(Unread(name, why), cancellationToken).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<string> FindAsync(string[] names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = $"resources | where type =~ 'microsoft.keyvault/vaults' | where name in~ ({string.Join(", ", names.Select(name => $"'{name}'"))}) | project id, name, type | order by id asc";
        await foreach (var row in run.Graph.RowsAsync(query, GraphScope.Everything, cancellationToken).ConfigureAwait(false))
        {
            if (LiveResource.Read(row, ResourceTypes.KeyVault, Completeness.Partial) is { } vault) yield return vault.Id;
        }
    }

    private RunItem.TypeUnread Unread(string name, string? why)
    {
        var address = $"https://{name}{run.Request.Context.Environment.KeyVaultSuffix}";
        var identity = new ResourceIdentity { Id = address, Type = ResourceTypes.KeyVault, Name = name, Origin = LiveResource.Origin };
        var fault = AzureFaults.NotFound(address);
        return new(ResourceTypes.KeyVault, identity, why is null ? fault : fault with { RecommendedAction = $"{fault.RecommendedAction} ({why})" });
    }

    // https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftkeyvault
    [GeneratedRegex(@"^[A-Za-z0-9-]{3,24}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
