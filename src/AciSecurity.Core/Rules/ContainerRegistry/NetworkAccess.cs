using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>Decides whether the public endpoint of a Premium registry answers every network.</summary>
internal static class NetworkAccess
{
    /// <summary>The verdict on <c>publicNetworkAccess</c> and <c>networkRuleSet</c> together.</summary>
    public static Verdict Judge(Registry registry, Policy policy)
    {
        var access = registry.PublicNetworkAccess;
        if (access.Is("Disabled")) return new Verdict(Outcome.Pass, "is closed to public networks").On(access);
        var action = registry.DefaultNetworkAction;
        if (action.Is("Deny")) return AllowedNetworks.Judge(registry.AllowedNetworks, policy.WidestNetworkPrefix).On(action);
        return action.Match(
            known: value => action.Is("Allow") ? Open(access, "") : Unknown("has a default action for networks that is not known"),
            absent: () => Open(access, ", which is the default"),
            unresolved: Unknown);
    }

    /// <summary>Why <paramref name="access"/>, which is not Disabled, may be it after all; null where it is Enabled.</summary>
    public static string? WhyUnknown(Setting<string> access) => access.State switch
    {
        SettingState.Unresolved => $"publicNetworkAccess {access.Reason}",
        SettingState.Known when !access.Is("Enabled") => "has a publicNetworkAccess that is not known",
        _ => null,
    };

    private static Verdict Open(Setting<string> access, string origin) => WhyUnknown(access) is { } reason
        ? Unknown(reason).On(access)
        : new(Outcome.Fail, "is open to all networks" + origin);

    private static Verdict Unknown(string reason) => new(Outcome.Unknown, reason);
}
