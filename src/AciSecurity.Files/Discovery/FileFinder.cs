using AciSecurity.Audits;
using AciSecurity.Faults;

namespace AciSecurity.Files.Discovery;

/// <summary>Finds the files to look at below the given paths.</summary>
internal sealed class FileFinder
{
    private static readonly HashSet<string> Extensions =
        new(StringComparer.OrdinalIgnoreCase) { ".json", ".jsonc", ".bicep", ".bicepparam", ".yaml", ".yml" };

    // What tools keep for themselves; nothing there is deployed.
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase) { ".git", "node_modules" };

    private readonly List<FoundFile> _files = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private FileFinder()
    {
    }

    /// <summary>Faults and remarks of the search.</summary>
    public List<RunItem> Items { get; } = [];

    /// <summary>The files, in the order of the paths and below a folder in the order of their names.</summary>
    public IReadOnlyList<FoundFile> Files => _files;

    /// <summary>Searches; nothing is opened yet.</summary>
    public static FileFinder Find(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var finder = new FileFinder();
        foreach (var path in paths)
        {
            if (Directory.Exists(path)) finder.Folder(path, cancellationToken);
            else if (File.Exists(path)) finder.Add(path, isNamed: true);
            else finder.Items.Add(new RunItem.FaultRaised(FileFaults.NotFound(path)));
        }

        return finder;
    }

    /// <summary>Adds the parameter files that stand beside templates that were named: in a folder they would be found.</summary>
    public void AddParametersBesideNamed()
    {
        foreach (var file in _files.Where(file => file.IsNamed).ToList())
        {
            try
            {
                foreach (var other in Directory.GetFiles(Path.GetDirectoryName(file.Path)!).Order(StringComparer.Ordinal))
                {
                    if (ParameterPairing.Belongs(other, file.Path)) Add(other, isNamed: false);
                    else if (ParameterPairing.IsBicepTwin(other, file.Path)) Add(other, isNamed: true);
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                Items.Add(new RunItem.FaultRaised(FileFaults.Unreadable(file.Path, fault)));
            }
        }
    }

    private void Folder(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            foreach (var file in Directory.GetFiles(path).Order(StringComparer.Ordinal))
            {
                if (Extensions.Contains(Path.GetExtension(file))) Add(file, isNamed: false);
            }

            foreach (var folder in Directory.GetDirectories(path).Order(StringComparer.Ordinal))
            {
                var isLink = (File.GetAttributes(folder) & FileAttributes.ReparsePoint) != 0;
                if (!isLink && !Skipped.Contains(Path.GetFileName(folder))) Folder(folder, cancellationToken);
                else Items.Add(new RunItem.Progress($"{folder}: passed over, {(isLink ? "a link to another folder" : "kept by a tool")}."));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Items.Add(new RunItem.FaultRaised(FileFaults.Unreadable(path, fault)));
        }
    }

    private void Add(string path, bool isNamed)
    {
        if (_seen.Add(path)) _files.Add(new(path, isNamed));
    }
}
