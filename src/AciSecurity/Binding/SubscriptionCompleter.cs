using AciSecurity.Ports;

namespace AciSecurity.Binding;

/// <summary>Completes subscriptions by their names, as their GUIDs.</summary>
public sealed class SubscriptionCompleter() : AzureNameCompleter(AzureNameKind.Subscription);
