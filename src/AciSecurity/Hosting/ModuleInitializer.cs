using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace AciSecurity.Hosting;

/// <summary>What PowerShell calls when the module is imported and removed: for that time the private assemblies can be found.</summary>
/// <remarks>Every runspace imports for itself, so imports are counted. The context stays when the last one is gone:
/// what it has loaded cannot be loaded again beside it.</remarks>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly object Gate = new();
    private static readonly Lazy<PrivateLoadContext> Context = new(() => new(DependencyFolder));
    private static int _imports;

    private static string DependencyFolder =>
        Path.Combine(Path.GetDirectoryName(typeof(ModuleInitializer).Assembly.Location)!, "dependencies");

    /// <inheritdoc/>
    public void OnImport()
    {
        lock (Gate)
        {
            if (_imports++ == 0) AssemblyLoadContext.Default.Resolving += Resolve;
        }
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        lock (Gate)
        {
            if (_imports > 0 && --_imports == 0) AssemblyLoadContext.Default.Resolving -= Resolve;
        }
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name?.StartsWith("AciSecurity.", StringComparison.Ordinal) == true && Context.Value.Owns(name)
            ? Context.Value.LoadFromAssemblyName(name)
            : null;
}
