using AciSecurity.Ports;

namespace AciSecurity.Binding;

/// <summary>Completes names of container groups and registries.</summary>
public sealed class ResourceNameCompleter() : AzureNameCompleter(AzureNameKind.ResourceName);
