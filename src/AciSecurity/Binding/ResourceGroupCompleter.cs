using AciSecurity.Ports;

namespace AciSecurity.Binding;

/// <summary>Completes names of resource groups.</summary>
public sealed class ResourceGroupCompleter() : AzureNameCompleter(AzureNameKind.ResourceGroup);
