using AciSecurity.Azure.Inventory;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Azure.Facts;

/// <summary>Reads which logs of a resource are sent where. There is no list of them over many resources: each is asked by itself.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/monitor/diagnostic-settings/list. Some answers have ids in lower case, or none of the
/// resource's own.</remarks>
internal sealed class DiagnosticSettings(LiveRun run)
{
    /// <summary>Reads those of a resource, where they are wanted.</summary>
    public async Task GatherAsync(string resourceId, CancellationToken cancellationToken)
    {
        if (!run.Wants(FactKinds.DiagnosticSettings)) return;
        await run.GatherAsync(
            FactKinds.DiagnosticSettings,
            resourceId,
            () => run.ReadCompanionsAsync($"{resourceId}/providers/{ResourceTypes.DiagnosticSetting}", ResourceTypes.DiagnosticSetting, resourceId, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }
}
