using System.Text.RegularExpressions;
using System.Xml.Linq;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Which way the projects point: AciSecurity to Core, the private projects to Core, and nothing else.</summary>
public sealed class ReferenceTests
{
    private static readonly string Source = Path.Combine(BuiltFiles.Repository, "src");

    /// <summary>The arrows of the design; a project that is not listed may refer to none of ours.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["AciSecurity.Core"] = [],
        ["AciSecurity.Files"] = ["AciSecurity.Core"],
        ["AciSecurity.Http"] = ["AciSecurity.Core"],
        ["AciSecurity.Azure"] = ["AciSecurity.Core", "AciSecurity.Http"],
        ["AciSecurity.Registry"] = ["AciSecurity.Core", "AciSecurity.Http"],
        ["AciSecurity"] = ["AciSecurity.Core", "AciSecurity.Azure", "AciSecurity.Files", "AciSecurity.Http", "AciSecurity.Registry"],
        ["AciSecurity.Host"] = ["AciSecurity"],
    };

    public static TheoryData<string> Projects =>
        [.. Directory.GetFiles(Source, "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_no_more_than_it_may(string project)
    {
        var references = XDocument.Load(Path.Combine(Source, project, project + ".csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Empty(references.Except(Arrows.GetValueOrDefault(project, [])));
    }

    [Fact]
    public void The_core_needs_nothing_but_the_framework()
    {
        var file = Path.Combine(BuiltFiles.ModuleBin, "AciSecurity.Core.dll");
        Assert.All(AssemblyFile.References(file), name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));
        Assert.Empty(XDocument.Load(Path.Combine(Source, "AciSecurity.Core", "AciSecurity.Core.csproj")).Descendants("PackageReference"));
    }

    [Fact]
    public void The_shell_needs_the_core_the_engine_and_what_the_bridge_names()
    {
        var names = AssemblyFile.References(BuiltFiles.ModuleAssembly).Select(name => name.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal));
        Assert.Empty(names.Except(["AciSecurity.Core", "AciSecurity.Azure", "AciSecurity.Files", "AciSecurity.Http", "AciSecurity.Registry"]));
    }

    [Fact]
    public void Private_assemblies_know_neither_the_shell_nor_the_engine()
    {
        foreach (var file in Directory.GetFiles(BuiltFiles.Dependencies, "AciSecurity.*.dll"))
        {
            var names = AssemblyFile.References(file).Select(name => name.Name);
            Assert.DoesNotContain(names, name => name is "AciSecurity" or "System.Management.Automation");
        }
    }

    [Fact]
    public void Only_the_bridge_names_private_assemblies()
    {
        var names = Directory.GetFiles(BuiltFiles.Dependencies, "AciSecurity.*.dll").Select(Path.GetFileNameWithoutExtension).ToList();
        Assert.NotEmpty(names);
        var files = Directory.GetFiles(Path.Combine(Source, "AciSecurity"), "*.cs", SearchOption.AllDirectories)
            .Where(file => names.Any(name => Regex.IsMatch(File.ReadAllText(file), $@"\b{Regex.Escape(name!)}\b(?!\w)")))
            .Select(Path.GetFileName);
        Assert.Equal(["EngineBridge.cs"], files);
    }
}
