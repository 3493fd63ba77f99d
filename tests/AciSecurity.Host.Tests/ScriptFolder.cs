namespace AciSecurity.Host.Tests;

/// <summary>A temporary folder for scripts of a test, with a name that a careless host would trip over.</summary>
public sealed class ScriptFolder : IDisposable
{
    private int _count;

    /// <summary>The path of the folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("it's a [test] ").FullName;

    /// <summary>Writes a script and returns its path.</summary>
    public string Write(string text, string? name = null)
    {
        var path = System.IO.Path.Combine(Path, name ?? $"script{Interlocked.Increment(ref _count)}.ps1");
        File.WriteAllText(path, text);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
