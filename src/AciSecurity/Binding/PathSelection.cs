using System.Management.Automation;
using AciSecurity.Errors;
using AciSecurity.Faults;

namespace AciSecurity.Binding;

/// <summary>The files and folders that the user's paths mean, and the paths that mean none.</summary>
internal sealed class PathSelection(PathIntrinsics session)
{
    private const string FileSystem = "FileSystem";

    private readonly List<string> _paths = [];
    private readonly HashSet<string> _known = new(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
    private readonly List<Fault> _faults = [];

    /// <summary>Full paths, in the order in which they were given, each once: the lines of Get-Content all name their file.
    /// A path that does not exist is one of them: whoever reads it says so.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>What could not be turned into a path of the file system.</summary>
    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Adds what a path with wildcards means.</summary>
    public void AddPattern(string pattern)
    {
        try
        {
            var found = session.GetResolvedProviderPathFromPSPath(pattern, out var provider);
            if (found.Count == 0) AddLiteral(pattern);
            else Add(pattern, provider, found);
        }
        catch (ItemNotFoundException)
        {
            AddLiteral(pattern);
        }
        catch (Exception exception) when (IsUnusable(exception))
        {
            _faults.Add(FileFaults.Unreadable(pattern, exception));
        }
    }

    /// <summary>Adds the path as it stands.</summary>
    public void AddLiteral(string path)
    {
        try
        {
            var full = session.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            Add(path, provider, [full]);
        }
        catch (Exception exception) when (IsUnusable(exception))
        {
            _faults.Add(FileFaults.Unreadable(path, exception));
        }
    }

    /// <summary>Adds a text if it is the path of something that exists.</summary>
    public bool TryAddExisting(string text)
    {
        try
        {
            var full = session.GetUnresolvedProviderPathFromPSPath(text, out var provider, out _);
            if (provider.Name != FileSystem || !Path.Exists(full)) return false;
            Add(text, provider, [full]);
            return true;
        }
        catch (Exception exception) when (IsUnusable(exception))
        {
            return false;
        }
    }

    private void Add(string given, ProviderInfo provider, IEnumerable<string> full)
    {
        if (provider.Name == FileSystem) _paths.AddRange(full.Where(_known.Add));
        else _faults.Add(InputFaults.NotAFile(given, provider.Name));
    }

    // A drive or provider that is not there, a path that none understands, or a folder that may not be listed.
    private static bool IsUnusable(Exception exception) =>
        exception is SessionStateException or ProviderInvocationException or PSInvalidOperationException or PSNotSupportedException
            or PSArgumentException or ArgumentException or UnauthorizedAccessException or IOException;
}
