using System.Reflection;
using System.Runtime.Loader;

namespace AciSecurity.IsolationHost;

/// <summary>The module's own load context over a folder that the test chooses.</summary>
internal static class PrivateContext
{
    /// <summary>Calls a static method without parameters in an assembly of that folder.</summary>
    public static object? Call(string shell, string folder, string type, string method)
    {
        var contextType = Assembly.LoadFrom(shell).GetType("AciSecurity.Hosting.PrivateLoadContext", throwOnError: true)!;
        var context = (AssemblyLoadContext)Activator.CreateInstance(contextType, folder)!;
        var assembly = context.LoadFromAssemblyName(new AssemblyName(type[..type.LastIndexOf('.')]));
        return assembly.GetType(type, throwOnError: true)!.GetMethod(method)!.Invoke(null, null);
    }
}
