using AciSecurity.Azure.Inventory;
using AciSecurity.Resources;

namespace AciSecurity.Azure.Facts;

/// <summary>Reads the Key Vaults that groups and registries name, wherever they are: not those that nobody here uses.</summary>
internal sealed class VaultFacts(LiveRun run)
{
    /// <summary>Reads them.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (!run.Wants(ResourceTypes.KeyVault)) return;
        var diagnostics = new DiagnosticSettings(run);
        var vaults = new NamedResources(run, ResourceTypes.KeyVault, run.Request.Context.Environment.KeyVaultSuffix);
        await vaults.ReadAsync(run.Used.Vaults, async vault =>
        {
            await diagnostics.GatherAsync(vault.Id, cancellationToken).ConfigureAwait(false);
            await run.WriteAsync(vault, cancellationToken).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
    }
}
