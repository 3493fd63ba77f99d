using System.IO.Compression;

namespace AciSecurity.Host.Tests;

/// <summary>The packages of the built module, made once in a folder outside of the repository, and the archive unpacked there.</summary>
public sealed class PublishedModule : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aci published ").FullName;

    /// <summary>The package for the PowerShell Gallery.</summary>
    public string Package => Directory.GetFiles(_folder, "*.nupkg").Single();

    /// <summary>The archive for Azure Automation.</summary>
    public string Archive => Path.Combine(_folder, "AciSecurity.zip");

    /// <summary>The module's folder, as somebody who unpacked the archive has it.</summary>
    public string Module => Path.Combine(_folder, "modules", "AciSecurity");

    public async Task InitializeAsync()
    {
        await WriteAsync(_folder);
        ZipFile.ExtractToDirectory(Archive, Path.Combine(_folder, "modules"));
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Makes the packages in a folder.</summary>
    internal static async Task WriteAsync(string folder)
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var packager = Repository.PathOf("artifacts", "bin", "AciSecurity.Packager", configuration, "AciSecurity.Packager.dll");
        var setting = new HostSetting { Program = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet" };
        (await HostProcess.RunAsync(setting, packager, Repository.Root, folder)).MustExitWith(0);
    }
}
