using System.Diagnostics;
using System.Text.Json;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>sigstore's own signers and verifier for JavaScript, where tests/run.sh put them, and the scripts that use them.</summary>
internal static class SigstoreClients
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string Root = FindRoot();
    private static readonly string Folder = Path.Combine(Root, "artifacts", "npm-sigstore");
    private static readonly string Scripts = Path.Combine(Root, "tests", "AciSecurity.Registry.Tests", "clients-sigstore");

    /// <summary>Whether they are installed, in the versions that the tests are written for.</summary>
    public static bool AreInstalled { get; } = Read(Path.Combine(Folder, "package-lock.json")) == Read(Path.Combine(Scripts, "package-lock.json"))
        && File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json"));

    /// <summary>Runs a script, and gives what it tells.</summary>
    public static async Task<JsonElement> RunAsync(string script)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { Path.Combine(Scripts, script) } };
        start.Environment["SIGSTORE_CLIENTS"] = Folder;
        start.Environment["NO_PROXY"] = "127.0.0.1";
#pragma warning disable RS0030 // The clients are seen as their users see them: as a process.
        using var node = Process.Start(start)!;
#pragma warning restore RS0030
        try
        {
            var error = node.StandardError.ReadToEndAsync();
            var output = await node.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
            await node.WaitForExitAsync().WaitAsync(Patience);
            Assert.True(node.ExitCode == 0, await error);
            return JsonDocument.Parse(output).RootElement;
        }
        finally
        {
            if (!node.HasExited) node.Kill(entireProcessTree: true);
        }
    }

    private static string? Read(string file) => File.Exists(file) ? File.ReadAllText(file) : null;

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AciSecurity.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        return folder;
    }
}
