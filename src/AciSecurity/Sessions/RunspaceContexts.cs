using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace AciSecurity.Sessions;

/// <summary>Who is signed in, for each runspace by itself: a script in one does not change for whom a script in another works. All of
/// it is for pipeline threads.</summary>
/// <remarks>The table keeps no runspace alive.</remarks>
internal static class RunspaceContexts
{
    private static readonly ConditionalWeakTable<Runspace, AciSecurityContext> Known = [];

    /// <summary>The context of this thread's runspace; null where nobody is signed in.</summary>
    public static AciSecurityContext? Current => Runspace.DefaultRunspace is { } runspace && Known.TryGetValue(runspace, out var context) ? context : null;

    /// <summary>Makes <paramref name="context"/> the one of this thread's runspace; null signs out.</summary>
    public static void Set(AciSecurityContext? context)
    {
        if (Runspace.DefaultRunspace is not { } runspace) return;
        if (context is null) Known.Remove(runspace);
        else Known.AddOrUpdate(runspace, context);
    }
}
