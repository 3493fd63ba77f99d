using AciSecurity.Azure.Inventory;
using AciSecurity.Faults;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Azure.Facts;

/// <summary>Reads what a registry has in it beside images: tokens, webhooks, cache rules, replicas, sets of credentials.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/containerregistry. No operation that gives a credential is called.</remarks>
internal sealed class RegistryChildren(LiveRun run)
{
    private static readonly string[] Judged = [ResourceTypes.RegistryToken, ResourceTypes.RegistryWebhook, ResourceTypes.RegistryCacheRule];

    /// <summary>Reads the children that are wanted.</summary>
    public async Task ReadAsync(Resource registry, CancellationToken cancellationToken)
    {
        foreach (var type in Judged.Where(run.Wants))
        {
            await run.ReadTypeAsync(type, registry.Identity, () => ListAsync(registry, type, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        // Which vaults a registry's sets of credentials name.
        if (run.Wants(ResourceTypes.KeyVault))
        {
            await run.ReadTypeAsync(ResourceTypes.KeyVault, registry.Identity, () => ListAsync(registry, ResourceTypes.RegistryCredentialSet, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        if (run.Wants(FactKinds.Replications))
        {
            await run.GatherAsync(FactKinds.Replications, registry.Id, () => ListAsync(registry, ResourceTypes.Replication, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ListAsync(Resource registry, string type, CancellationToken cancellationToken)
    {
        var path = $"{registry.Id}/{type[(type.LastIndexOf('/') + 1)..]}?api-version={ApiVersions.Of(type)}";
        await foreach (var page in run.Arm.PagesAsync(path, registry.Id, $"{type}/read", cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page.Items)
            {
                var child = LiveResource.Read(item, type) ?? throw new FaultException(AzureFaults.ReplyInvalid(registry.Id, $"the list of {type} has an item without id."));
                if (run.Request.WithWebhookConfig && type == ResourceTypes.RegistryWebhook) child = await new WebhookAddress(run).AddToAsync(child, cancellationToken).ConfigureAwait(false);
                run.Used.Add(child);
                await run.WriteAsync(child, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
