using System.Collections;
using System.Management.Automation.Language;

namespace AciSecurity.Packager;

/// <summary>What the module's manifest says of it, for the package that is made of it.</summary>
/// <remarks>https://learn.microsoft.com/powershell/scripting/developer/module/how-to-write-a-powershell-module-manifest</remarks>
internal sealed record ModuleManifest(string Version, string Author, string CompanyName, string Copyright, string Description, Uri License, Uri Project, string ReleaseNotes)
{
    /// <summary>The module's name, which its folder has too.</summary>
    public const string Name = "AciSecurity";

    /// <summary>The words that the gallery finds it by.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The cmdlets that it exports.</summary>
    public required IReadOnlyList<string> Cmdlets { get; init; }

    /// <summary>Reads a manifest as data, as <c>Import-PowerShellDataFile</c> does: nothing in it is run.</summary>
    /// <exception cref="InvalidDataException">It is no manifest, or one without what a package needs.</exception>
    public static ModuleManifest Read(string path)
    {
        var script = Parser.ParseFile(path, out _, out var errors);
        if (errors is [var error, ..]) throw new InvalidDataException($"{path}: {error.Message}");
        if (script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false)?.SafeGetValue() is not Hashtable manifest)
        {
            throw new InvalidDataException($"{path} holds no table.");
        }

        var data = (Hashtable)((Hashtable)manifest["PrivateData"]!)["PSData"]!;
        return new(
            Text(manifest, "ModuleVersion"),
            Text(manifest, "Author"),
            Text(manifest, "CompanyName"),
            Text(manifest, "Copyright"),
            Text(manifest, "Description"),
            new(Text(data, "LicenseUri")),
            new(Text(data, "ProjectUri")),
            Text(data, "ReleaseNotes"))
        {
            Tags = List(data, "Tags"),
            Cmdlets = List(manifest, "CmdletsToExport"),
        };
    }

    private static string Text(Hashtable table, string name) =>
        table[name] as string ?? throw new InvalidDataException($"The manifest has no {name}.");

    private static string[] List(Hashtable table, string name) =>
        table[name] is object[] list ? [.. list.Cast<string>()] : throw new InvalidDataException($"The manifest has no {name}.");
}
