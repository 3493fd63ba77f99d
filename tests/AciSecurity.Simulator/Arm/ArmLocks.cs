using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Arm;

/// <summary>Locks, which hold for what is below them (https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources): ReadOnly
/// lets nothing be written, and no action be posted.</summary>
internal sealed class ArmLocks(ResourceStore store)
{
    /// <summary>The refusal, or null where no lock is in the way.</summary>
    public Reply? Refuse(ArmPath path, bool deletes)
    {
        var locks = store.List("/subscriptions/" + path.SubscriptionId, "Microsoft.Authorization/locks");
        var holding = locks.FirstOrDefault(found =>
            (path.Key + "/").StartsWith(found.Path.Parent.ToLowerInvariant() + "/", StringComparison.Ordinal)
            && !path.Type.Equals("Microsoft.Authorization/locks", StringComparison.OrdinalIgnoreCase)
            && (found.ToObject()["properties"]?["level"]?.ToString() == "ReadOnly" || deletes));
        return holding is null ? null : Reply.Error(
            409,
            "ScopeLocked",
            $"The scope '{path.Text}' cannot perform {(deletes ? "delete" : "write")} operation because following scope(s) are locked: '{holding.Path.Parent}'. Please remove the lock and try again.");
    }
}
