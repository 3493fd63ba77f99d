using System.Reflection;
using System.Runtime.Loader;

namespace AciSecurity.Hosting;

/// <summary>Where this module's private assemblies and the packages they use live, apart from everybody else's.</summary>
/// <remarks>The override of <see cref="Load"/> is what isolates: a context that only answers the Resolving event is asked
/// after the default context, and gets a stranger's assembly when that has the same version.
/// https://learn.microsoft.com/powershell/scripting/dev-cross-plat/resolving-dependency-conflicts</remarks>
internal sealed class PrivateLoadContext : AssemblyLoadContext
{
    private readonly AssemblyDependencyResolver[] _resolvers;
    private readonly HashSet<string> _entryNames;

    /// <summary>Makes a context over <paramref name="folder"/>, in which each private project has its
    /// <c>AciSecurity.*.deps.json</c> and all share the rest.</summary>
    public PrivateLoadContext(string folder)
        : base("AciSecurity")
    {
        var entries = Directory.GetFiles(folder, "AciSecurity.*.deps.json").Select(file => file[..^".deps.json".Length]).ToArray();
        _resolvers = [.. entries.Select(entry => new AssemblyDependencyResolver(entry + ".dll"))];
        _entryNames = [.. entries.Select(entry => Path.GetFileName(entry)!)];
    }

    /// <summary>Whether the assembly is one of this module's own that belong here.</summary>
    public bool Owns(AssemblyName name) => name.Name is { } text && _entryNames.Contains(text);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // Types of these two cross the seam, so both sides must mean the same assembly: the default context's.
        if (assemblyName.Name is "AciSecurity.Core" or "System.Management.Automation") return null;
        foreach (var resolver in _resolvers)
        {
            if (resolver.ResolveAssemblyToPath(assemblyName) is { } path) return LoadFromAssemblyPath(path);
        }

        return null;
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        foreach (var resolver in _resolvers)
        {
            if (resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path) return LoadUnmanagedDllFromPath(path);
        }

        return nint.Zero;
    }
}
