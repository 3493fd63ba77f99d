using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace AciSecurity.Host.Tests;

public sealed class PublishedModuleTests(PublishedModule published) : IClassFixture<PublishedModule>
{
    private const int Largest = 15 * 1024 * 1024;

    private static readonly string[] Kinds = [".psd1", ".ps1xml", ".dll", ".json", ".xml", ".txt", ""];

    [Fact]
    public async Task It_audits_from_a_folder_of_its_own()
    {
        using var folder = new ScriptFolder();
        folder.Write("""[{ "type": "Microsoft.ContainerRegistry/registries", "name": "contoso", "id": "/subscriptions/0/resourceGroups/r/providers/Microsoft.ContainerRegistry/registries/contoso", "apiVersion": "2025-04-01", "properties": { "adminUserEnabled": true } }]""", "export.json");
        folder.Write("name: group\ntype: Microsoft.ContainerInstance/containerGroups\napiVersion: '2023-05-01'\nproperties: { containers: [ { name: app, properties: { image: nginx } } ] }\n", "group.yaml");

        var result = await HostProcess.RunAsync(
            new HostSetting { Folder = folder.Path, Environment = { ["ACISECURITY_MODULE"] = Path.Combine(published.Module, "AciSecurity.psd1") } },
            "-Command",
            "(Get-Module AciSecurity).ModuleBase; Invoke-AciSecurityAudit -Path . -Rule Acr.AdminUser, Aci.ImagePinned | ForEach-Object { \"$($_.RuleId) $($_.Outcome)\" }");

        Assert.Equal($"{published.Module}\nAcr.AdminUser Fail\nAci.ImagePinned Fail\n", result.MustExitWith(0).Output);
    }

    [Fact]
    public async Task The_same_build_gives_the_same_bytes()
    {
        using var folder = new ScriptFolder();
        await PublishedModule.WriteAsync(folder.Path);

        Assert.All(
            (string[])[published.Package, published.Archive],
            path => Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(folder.Path, Path.GetFileName(path)))));
    }

    [Fact]
    public void They_hold_what_the_module_needs_and_nothing_else()
    {
        Assert.All((string[])[published.Package, published.Archive], path => Assert.InRange(new FileInfo(path).Length, 1, Largest));
        var files = Files(published.Module);

        Assert.Equal([], files.Where(file => !Kinds.Contains(Path.GetExtension(file))));
        Assert.Equal(["AciSecurity.psd1", "LICENSE", "THIRD-PARTY-NOTICES.txt", "en-US", "module"], files.Select(file => file.Split('/')[0]).Distinct().Order(StringComparer.Ordinal));
        using var package = ZipFile.OpenRead(published.Package);
        Assert.Equal([], files.Except(package.Entries.Select(entry => entry.FullName)));
    }

    [Fact]
    public void Nothing_in_them_tells_where_they_were_built()
    {
        byte[][] paths = [Encoding.UTF8.GetBytes(Repository.Root), Encoding.Unicode.GetBytes(Repository.Root)];

        Assert.Equal([], Files(published.Module).Where(file => paths.Any(path => File.ReadAllBytes(Path.Combine(published.Module, file)).AsSpan().IndexOf(path) >= 0)));
    }

    [Fact]
    public void Others_are_named_with_their_licence()
    {
        var notices = File.ReadAllText(Path.Combine(published.Module, "THIRD-PARTY-NOTICES.txt"));
        var theirs = Directory.GetFiles(Path.Combine(published.Module, "module", "bin", "dependencies"), "*.dll").Select(Path.GetFileNameWithoutExtension).Where(name => !name!.StartsWith("AciSecurity", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(theirs);
        Assert.All(theirs, name => Assert.Contains(name!, notices, StringComparison.Ordinal));
        Assert.Contains("Permission is hereby granted", notices, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gallery_finds_the_package_by_its_cmdlets()
    {
        using var package = ZipFile.OpenRead(published.Package);
        using var nuspec = package.GetEntry("AciSecurity.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single();
        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

        Assert.Equal("AciSecurity", Value("id"));
        Assert.Contains($"ModuleVersion          = '{Value("version")}'", File.ReadAllText(Repository.PathOf("AciSecurity.psd1")), StringComparison.Ordinal);
        var tags = Value("tags").Split(' ');
        Assert.Equal([], ((string[])["PSModule", "PSEdition_Core", "PSIncludes_Cmdlet", "PSCmdlet_Invoke-AciSecurityAudit", "PSCommand_Test-AciLeastPrivilege"]).Except(tags));
    }

    private static List<string> Files(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))];
}
