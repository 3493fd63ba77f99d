namespace AciSecurity.Simulator.Scenarios;

/// <summary>A subscription.</summary>
public sealed record Subscription
{
    /// <summary>Its GUID.</summary>
    public string SubscriptionId { get; init; } = "";

    /// <summary>What people call it.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>Enabled, Disabled, Warned, PastDue or Deleted.</summary>
    public string State { get; init; } = "Enabled";
}
