using System.Management.Automation;

namespace AciSecurity.Streaming;

/// <summary>Whether anybody wants to see requests.</summary>
internal static class DebugWish
{
    /// <summary>Whether <paramref name="cmdlet"/> has -Debug, or a preference that shows debug messages.</summary>
    public static bool Of(PSCmdlet cmdlet)
    {
        if (cmdlet.MyInvocation.BoundParameters.TryGetValue("Debug", out var given)) return given is SwitchParameter { IsPresent: true };
        return cmdlet.GetVariableValue("DebugPreference")?.ToString() is not (null or nameof(ActionPreference.SilentlyContinue) or nameof(ActionPreference.Ignore));
    }
}
