using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Xml.Linq;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

public sealed class ManifestTests
{
    private static readonly Hashtable Manifest = (Hashtable)Parser.ParseFile(BuiltFiles.Manifest, out _, out _)
        .Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false)!.SafeGetValue();

    [Fact]
    public void The_module_exports_exactly_what_the_manifest_lists()
    {
        using var session = new Session();
        var module = (PSModuleInfo)session.Run("Get-Module AciSecurity").Value!;
        var listed = ((object[])Manifest["CmdletsToExport"]!).Cast<string>().ToList();
        Assert.Equal(listed.Order(), module.ExportedCmdlets.Keys.Order());
        Assert.Equal(listed.Order(), listed);
        Assert.Empty(module.ExportedFunctions);
        Assert.Empty(module.ExportedAliases);
        Assert.Empty(module.ExportedVariables);
        foreach (var kind in (string[])["FunctionsToExport", "AliasesToExport", "VariablesToExport"])
        {
            Assert.Empty((object[])Manifest[kind]!);
        }
    }

    [Fact]
    public void Every_cmdlet_of_the_assembly_is_exported()
    {
        using var session = new Session();
        var built = session.Run("(Import-Module $data -PassThru).ExportedCmdlets.Keys", BuiltFiles.ModuleAssembly).Clean();
        Assert.Equal(((object[])Manifest["CmdletsToExport"]!).Cast<string>().Order(), built.Select(name => name.ToString()).Order());
    }

    [Fact]
    public void PowerShell_finds_the_manifest_in_order()
    {
        using var session = new Session();
        var result = session.Run("Test-ModuleManifest $data", BuiltFiles.Manifest);
        result.Clean();
        Assert.Empty(result.Warnings);
        var module = (PSModuleInfo)result.Value!;
        Assert.Equal(["Core"], module.CompatiblePSEditions);
        Assert.Equal(new Version(7, 4), module.PowerShellVersion);
        Assert.Equal("https://github.com/AciSecurity/AciSecurity", module.ProjectUri.ToString());
        Assert.Superset(new HashSet<string> { "PSEdition_Core", "Windows", "Linux", "MacOS" }, module.Tags.ToHashSet());
        Assert.NotNull(module.LicenseUri);
        Assert.NotEmpty(module.ReleaseNotes);
        Assert.NotEqual(Guid.Empty, module.Guid);
    }

    [Fact]
    public void The_version_is_the_one_of_the_build()
    {
        var properties = XDocument.Load(Path.Combine(BuiltFiles.Repository, "Directory.Build.props"));
        Assert.Equal(properties.Descendants("Version").Single().Value, Manifest["ModuleVersion"]);
    }

    [Fact]
    public void The_module_can_be_removed_and_imported_again()
    {
        using var session = new Session();
        for (var round = 0; round < 3; round++)
        {
            Assert.NotEmpty(session.Run("$data | Invoke-AciSecurityAudit -IncludePassed", Samples.Registry).Clean());
            session.Run("Remove-Module AciSecurity").Clean();
            Assert.Empty(session.Run("Get-Module AciSecurity").Clean());
            session.Run("Import-Module $data -ErrorAction Stop", BuiltFiles.Manifest).Clean();
        }
    }

    [Fact]
    public void Removing_it_in_one_session_leaves_it_whole_in_another()
    {
        using var first = new Session();
        using var second = new Session();
        first.Run("Remove-Module AciSecurity").Clean();
        Assert.NotEmpty(second.Run("$data | Invoke-AciSecurityAudit -IncludePassed", Samples.Registry).Clean());
    }
}
