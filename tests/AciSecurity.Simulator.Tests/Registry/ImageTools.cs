using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Tests.Registry;

/// <summary>skopeo and umoci, which know nothing of Azure: what they can do with a registry, any client can.</summary>
internal sealed class ImageTools : IDisposable
{
    private static readonly string[] Names = ["skopeo", "umoci"];

    private readonly string _folder = Directory.CreateTempSubdirectory("registry-").FullName;

    public ImageTools(AzureSimulator azure)
    {
        Directory.CreateDirectory(Certificates);
        File.WriteAllText(Path.Combine(Certificates, "ca.crt"), azure.CertificatePem);
    }

    /// <summary>Whether both are installed.</summary>
    public static bool AreInstalled { get; } = Names.All(name =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, name))));

    /// <summary>What trusts the simulator's certificate.</summary>
    public string Certificates => Path.Combine(_folder, "certificates");

    public string this[string name] => Path.Combine(_folder, name);

    public async Task<string> RunAsync(string program, params string[] arguments)
    {
        var (code, output, error) = await TryAsync(program, arguments);
        Assert.True(code == 0, error);
        return output;
    }

    public async Task<(int Code, string Output, string Error)> TryAsync(string program, params string[] arguments)
    {
        using var child = new Child(program, arguments, new() { ["NO_PROXY"] = "localhost,127.0.0.1", ["HOME"] = _folder, ["XDG_RUNTIME_DIR"] = _folder });
        return await child.EndAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
