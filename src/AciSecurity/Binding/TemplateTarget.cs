using System.Management.Automation;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Remediation.Templates;

namespace AciSecurity.Binding;

/// <summary>Where repaired templates are written to: a file, or a folder that has one for each group.</summary>
/// <param name="Path">Full path.</param>
/// <param name="IsFolder">Whether it is a folder, be it one that is not there yet.</param>
/// <param name="Format">The language.</param>
internal sealed record TemplateTarget(string Path, bool IsFolder, TemplateFormat Format)
{
    /// <summary>What the user named. On the pipeline thread.</summary>
    /// <exception cref="FaultException">It is no path of the file system.</exception>
    public static TemplateTarget Of(PathIntrinsics session, string given, TemplateFormat? format)
    {
        var selection = new PathSelection(session);
        selection.AddLiteral(given);
        if (selection.Faults is [var fault, ..]) throw new FaultException(fault);
        var path = selection.Paths[0];
        var extension = System.IO.Path.GetExtension(path).ToUpperInvariant();
        var isFolder = Directory.Exists(path) || System.IO.Path.EndsInDirectorySeparator(given) || !(extension is ".BICEP" or ".JSON" || (format is not null && extension.Length > 0));
        return new(path, isFolder, format ?? (!isFolder && extension == ".JSON" ? TemplateFormat.Arm : TemplateFormat.Bicep));
    }

    /// <summary>The file for each of the groups. Two of the same name are told apart by their resource groups.</summary>
    /// <exception cref="FaultException">Several groups are to go into one file.</exception>
    public IReadOnlyList<string> Files(IReadOnlyList<ProtectedTemplate> templates)
    {
        if (!IsFolder) return templates.Count <= 1 ? [.. templates.Select(_ => Path)] : throw new FaultException(TemplateFaults.FolderNeeded(Path, templates.Count));
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. templates.Select(template => System.IO.Path.Combine(Path, Name(template, taken) + (Format == TemplateFormat.Bicep ? ".bicep" : ".json")))];
    }

    private static string Name(ProtectedTemplate template, HashSet<string> taken)
    {
        var name = Safe(template.Group.Name);
        if (taken.Add(name)) return name;
        var own = template.Group.ResourceGroupName is { } group ? $"{Safe(group)}-{name}" : name;
        var numbered = own;
        for (var number = 2; !taken.Add(numbered); number++) numbered = $"{own}-{number}";
        return numbered;
    }

    // A name may be an expression of a template.
    private static string Safe(string name)
    {
        var safe = string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' ? character : '-')).Trim('-');
        return safe.Length switch { 0 => "container-group", > 63 => safe[..63], _ => safe };
    }
}
