using System.Text.RegularExpressions;
using AciSecurity.Files.Discovery;
using StreamJsonRpc;

namespace AciSecurity.Files.Bicep;

/// <summary>Which .bicep and template files are used by others: they are judged there, with the values they get there.</summary>
internal sealed partial class BicepModules
{
    private readonly Dictionary<string, string> _users = new(StringComparer.Ordinal);

    /// <summary>The file that uses this one; null where none does.</summary>
    public string? UserOf(string path) => _users.GetValueOrDefault(path);

    /// <summary>Looks through the files for their modules and for the templates of parameter files.</summary>
    public static async Task<BicepModules> FindAsync(
        IReadOnlyList<RecognisedFile> files, BicepClient? bicep, CancellationToken cancellationToken)
    {
        var modules = new BicepModules();
        if (bicep is null) return modules;
        var known = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file.Kind == FileKind.Bicep) await modules.AddModulesAsync(file.Path, bicep, cancellationToken).ConfigureAwait(false);
            else if (file.Kind == FileKind.BicepParameters) modules.Add(TemplateOf(file.Path), file.Path);
        }

        modules.KeepCycles(known);
        return modules;
    }

    private async Task AddModulesAsync(string path, BicepClient bicep, CancellationToken cancellationToken)
    {
        try
        {
            var graph = await bicep.GraphAsync(path, cancellationToken).ConfigureAwait(false);
            foreach (var node in graph.Nodes) Add(Resolve(node.RelativePath, path), path);
        }
        catch (Exception fault) when (fault is RemoteInvocationException or TimeoutException or ConnectionLostException or System.ComponentModel.Win32Exception)
        {
            // Reading the file itself says what is wrong with it.
        }
    }

    /// <summary>The file that a .bicepparam file names with <c>using</c>; null where it is none on this machine.</summary>
    public static string? TemplateOf(string parameterFile)
    {
        try
        {
            var match = Using().Match(File.ReadAllText(parameterFile));
            return match.Success ? Resolve(match.Groups["path"].Value, parameterFile) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Add(string? path, string user)
    {
        if (path is not null) _users.TryAdd(path, user);
    }

    /// <summary>A registry's module (<c>br:…</c>, <c>ts:…</c>) is no file.</summary>
    private static string? Resolve(string? relativePath, string user) =>
        relativePath is null || relativePath.Contains(':') ? null : Path.GetFullPath(relativePath, Path.GetDirectoryName(user)!);

    /// <summary>Files that use each other in a circle have no user outside: they are read, and the compiler says so.</summary>
    private void KeepCycles(HashSet<string> known)
    {
        var reached = new HashSet<string>(known.Where(path => !_users.ContainsKey(path)), StringComparer.Ordinal);
        var grew = true;
        while (grew)
        {
            grew = false;
            foreach (var (path, user) in _users) grew |= reached.Contains(user) && reached.Add(path);
        }

        foreach (var path in _users.Keys.Where(path => !reached.Contains(path)).ToList()) _users.Remove(path);
    }

    [GeneratedRegex(@"^\s*using\s+'(?<path>[^']+)'", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Using();
}
