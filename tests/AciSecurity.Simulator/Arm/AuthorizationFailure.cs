using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Arm;

/// <summary>ARM's 403 (https://learn.microsoft.com/azure/role-based-access-control/troubleshooting).</summary>
internal static class AuthorizationFailure
{
    public static Reply Of(Call call) => Of(call, ArmAction.Of(call));

    public static Reply Of(Call call, ArmAction action)
    {
        var (label, objectId) = call.Principal is { } principal ? (principal.Label, principal.ObjectId) : ("unknown", "unknown");
        return Reply.Error(
            403,
            "AuthorizationFailed",
            $"The client '{label}' with object id '{objectId}' does not have authorization to perform action '{action.Name}' over scope '{action.Scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.");
    }
}
