namespace AciSecurity.Faults;

/// <summary>The faults of changing Azure, one factory each.</summary>
public static class RemediationFaults
{
    /// <summary>A resource is not as it was when the change was planned.</summary>
    public static Fault ChangedMeanwhile(string target, string paths) =>
        new("AciSecurity.AzureChangedMeanwhile", FaultCategory.InvalidData, $"{target}: it has changed since the plan was made ({paths}), so nothing was written.", target)
        {
            RecommendedAction = "Audit again, and repair what is found then.",
        };

    /// <summary>Azure refused a change.</summary>
    /// <param name="target">The resource.</param>
    /// <param name="write">The request.</param>
    /// <param name="status">The HTTP status; 0 where a long-running operation ended so.</param>
    /// <param name="code">Azure's code; empty where there is none.</param>
    public static Fault WriteRefused(string target, string write, int status, string code) =>
        new("AciSecurity.AzureWriteRefused", FaultCategory.WriteError, $"{target}: Azure refused {write}{(status == 0 ? "" : $" with {status}")}{(code.Length == 0 ? "" : $" ({code})")}.", target)
        {
            RecommendedAction = "Look the code up in the documentation of the service. Nothing was sent after it for this resource.",
        };

    /// <summary>A lock keeps everyone from changing it.</summary>
    public static Fault Locked(string target) =>
        new("AciSecurity.AzureLocked", FaultCategory.PermissionDenied, $"{target}: a lock keeps it from being changed.", target)
        {
            RecommendedAction = "Have whoever set the lock remove it, and repair again: no cmdlet of this module removes one.",
        };

    /// <summary>A long-running operation did not succeed.</summary>
    public static Fault OperationFailed(string target, string write, string status, string code) =>
        new("AciSecurity.AzureOperationFailed", FaultCategory.WriteError, $"{target}: {write} was begun and ended as {status}{(code.Length == 0 ? "" : $" ({code})")}.", target)
        {
            RecommendedAction = "Repair again: it begins with what is there now.",
        };

    /// <summary>Azure took a change and does something else.</summary>
    public static Fault NotKept(string target, string changes) =>
        new("AciSecurity.AzureWriteNotKept", FaultCategory.InvalidData, $"{target}: Azure took the change and has not kept it: {changes}.", target)
        {
            RecommendedAction = "A policy of Azure, or somebody else, may set it back; the journal has what was there before.",
        };

    /// <summary>The journal cannot be written, and without it nothing is changed.</summary>
    public static Fault JournalUnwritable(string path, string cause) =>
        new("AciSecurity.JournalUnwritable", FaultCategory.WriteError, $"{path}: the journal cannot be written ({cause}), so nothing is changed.", path)
        {
            RecommendedAction = "Name another file with -JournalPath.",
        };

    /// <summary>The journal cannot be read.</summary>
    public static Fault JournalUnreadable(string path, string cause) =>
        new("AciSecurity.JournalUnreadable", FaultCategory.ReadError, $"{path}: the journal cannot be read ({cause}).", path)
        {
            RecommendedAction = "Check the path and who may read it.",
        };

    /// <summary>A file is no journal.</summary>
    public static Fault JournalInvalid(string path, int line) =>
        new("AciSecurity.JournalInvalid", FaultCategory.InvalidData, $"{path}({line}): this is no line of a journal.", path)
        {
            RecommendedAction = "Name the file that Repair-AciSecurityFinding wrote with -JournalPath.",
            Line = line,
        };

    /// <summary>The registry's SKU does not have what is wanted.</summary>
    public static Fault SkuTooLow(string target, string feature, string sku, string needed) =>
        new("AciSecurity.RegistrySkuTooLow", FaultCategory.InvalidArgument, $"{target}: {feature} needs the SKU {needed}, and it has {(sku.Length == 0 ? "an unknown one" : sku)}. Nothing was sent.", target)
        {
            RecommendedAction = $"Change the SKU first, which changes the price: az acr update --sku {needed.Split(' ')[^1]}.",
        };

    /// <summary>Exports can be off only where the public endpoint is.</summary>
    public static Fault NeedsClosedEndpoint(string target) =>
        new("AciSecurity.RegistryEndpointOpen", FaultCategory.InvalidArgument, $"{target}: exports can be disabled only where public network access is. Nothing was sent.", target)
        {
            RecommendedAction = "Say -PublicNetworkAccess $false too, where a private endpoint leads to the registry; or -ExportPolicy $true before it is opened again.",
        };

    /// <summary>Nobody said where logs go.</summary>
    public static Fault NoDestination() =>
        new("AciSecurity.NoLogDestination", FaultCategory.InvalidArgument, "There is no place for the logs to go to.", "WorkspaceId")
        {
            RecommendedAction = "Name a Log Analytics workspace with -WorkspaceId, a storage account with -StorageAccountId, or an event hub with -EventHubAuthorizationRuleId.",
        };

    /// <summary>Something that is no registry and no container group.</summary>
    public static Fault NoDiagnostics(string target) =>
        new("AciSecurity.NoLogSource", FaultCategory.InvalidArgument, $"{target}: this is the id of no registry and no container group.", target)
        {
            RecommendedAction = "Pass what Get-AcrRegistry or Get-AciContainerGroup gives, or a resource id.",
        };

    /// <summary>Docker Content Trust cannot be enabled on this registry.</summary>
    public static Fault ContentTrustImpossible(string target, string why) =>
        new("AciSecurity.ContentTrustImpossible", FaultCategory.InvalidArgument, $"{target}: content trust cannot be enabled: {why}. Nothing was sent.", target)
        {
            RecommendedAction = "Sign images with the Notary Project in its place: Add-AcrImageSignature. Content trust is removed from Azure on 2028-03-31.",
        };

    /// <summary>Azure no longer takes it.</summary>
    public static Fault ContentTrustUnsupported(string target) =>
        new("AciSecurity.ContentTrustUnsupported", FaultCategory.InvalidArgument, $"{target}: Azure no longer enables content trust: since 2026-05-31 neither on new registries nor where it never was.", target)
        {
            RecommendedAction = "Sign images with the Notary Project in its place: Add-AcrImageSignature. Content trust is removed from Azure on 2028-03-31.",
        };
}
