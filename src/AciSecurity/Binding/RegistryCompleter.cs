using AciSecurity.Ports;

namespace AciSecurity.Binding;

/// <summary>Completes registries by their names, as their login servers.</summary>
public sealed class RegistryCompleter() : AzureNameCompleter(AzureNameKind.Registry);
