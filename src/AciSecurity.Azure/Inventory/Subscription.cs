using AciSecurity.Resources;

namespace AciSecurity.Azure.Inventory;

/// <summary>A subscription that is looked through.</summary>
/// <param name="Resource">As Azure describes it.</param>
/// <param name="IsNamed">Whether it was asked for by itself: then it is judged whatever is in it.</param>
internal sealed record Subscription(Resource Resource, bool IsNamed)
{
    /// <summary>The GUID.</summary>
    public string Id => Resource.Identity.SubscriptionId!;

    /// <summary>The scope that everything in it is below.</summary>
    public string Scope => ResourceId.OfSubscription(Id);
}
