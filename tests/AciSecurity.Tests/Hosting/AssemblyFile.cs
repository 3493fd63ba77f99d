using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AciSecurity.Tests.Hosting;

/// <summary>What an assembly refers to, read without loading it.</summary>
internal static class AssemblyFile
{
    public static IReadOnlyList<AssemblyName> References(string file)
    {
        using var portable = new PEReader(File.OpenRead(file));
        var metadata = portable.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
    }
}
