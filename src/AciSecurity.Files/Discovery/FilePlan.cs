using AciSecurity.Audits;
using AciSecurity.Faults;
using AciSecurity.Files.Bicep;
using AciSecurity.Files.Json;
using AciSecurity.Files.Templates;
using AciSecurity.Ports;

namespace AciSecurity.Files.Discovery;

/// <summary>Decides what is read on its own and what with what: templates with their parameters, modules only where they are used.</summary>
internal sealed class FilePlan
{
    private readonly List<PlannedRead> _reads = [];
    private readonly List<RunItem> _items = [];
    private readonly HashSet<string> _pairedParameters = new(StringComparer.Ordinal);

    private FilePlan()
    {
    }

    /// <summary>What is read, in the order of the files.</summary>
    public IReadOnlyList<PlannedRead> Reads => _reads;

    /// <summary>Faults and remarks of planning.</summary>
    public IReadOnlyList<RunItem> Items => _items;

    /// <summary>Makes the plan.</summary>
    public static async Task<FilePlan> MakeAsync(
        IReadOnlyList<RecognisedFile> files, FileSourceRequest request, BicepClient? bicep, CancellationToken cancellationToken)
    {
        var plan = new FilePlan();
        var modules = await BicepModules.FindAsync(files, bicep, cancellationToken).ConfigureAwait(false);
        foreach (var file in files) plan.Add(file, files, request, modules);
        plan.ReportUnpaired(files, request);
        return plan;
    }

    private void Add(RecognisedFile file, IReadOnlyList<RecognisedFile> files, FileSourceRequest request, BicepModules modules)
    {
        if (file.Fault is { } fault)
        {
            _items.Add(new RunItem.FaultRaised(fault));
            return;
        }

        switch (file.Kind)
        {
            case FileKind.Parameters:
                return;
            case FileKind.Other:
                _items.Add(file.File.IsNamed
                    ? new RunItem.FaultRaised(FileFaults.NotRecognised(file.Path))
                    : new RunItem.Progress($"{file.Path}: passed over, it declares no resources."));
                return;
            case FileKind.Template or FileKind.Bicep:
                // A file that was named is read itself, unless its .bicepparam file was named too.
                if (modules.UserOf(file.Path) is { } user && (!file.File.IsNamed || IsNamedParameters(user, files)))
                {
                    _items.Add(new RunItem.Progress($"{file.Path}: judged as part of {user}."));
                    return;
                }

                AddDeployments(file, files, request, modules);
                return;
            default:
                _reads.Add(new(file));
                return;
        }
    }

    private void AddDeployments(RecognisedFile file, IReadOnlyList<RecognisedFile> files, FileSourceRequest request, BicepModules modules)
    {
        var parameters = files
            .Where(other => other.Kind == FileKind.Parameters && ParameterPairing.Belongs(other.Path, file.Path))
            .Select(other => other.Path)
            .Concat(request.ParameterFiles.Where(path => Fits(path, file.Path, files, modules)))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        _pairedParameters.UnionWith(parameters);
        if (parameters.Count == 0) _reads.Add(new(file));
        foreach (var path in parameters) _reads.Add(new(file, path));
    }

    private static bool IsNamedParameters(string path, IReadOnlyList<RecognisedFile> files) =>
        files.Any(file => file.Kind == FileKind.BicepParameters && file.File.IsNamed && file.Path == path);

    /// <summary>A parameter file that was named goes with the template that its name fits, with the only template, or with
    /// each template that declares all that it sets.</summary>
    private static bool Fits(string parameterFile, string template, IReadOnlyList<RecognisedFile> files, BicepModules modules)
    {
        var templates = files.Where(file => file.Kind is FileKind.Template or FileKind.Bicep && modules.UserOf(file.Path) is null).ToList();
        if (templates.Count == 1) return true;
        if (templates.Any(file => ParameterPairing.Belongs(parameterFile, file.Path))) return ParameterPairing.Belongs(parameterFile, template);
        try
        {
            var declared = ArmTemplate.Read(JsonText.Read(File.ReadAllBytes(template))).Parameters.Select(parameter => parameter.Name);
            var given = ParameterValues.Read(JsonText.Read(File.ReadAllBytes(parameterFile))).Names;
            return !given.Except(declared, StringComparer.OrdinalIgnoreCase).Any();
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void ReportUnpaired(IReadOnlyList<RecognisedFile> files, FileSourceRequest request)
    {
        foreach (var path in request.ParameterFiles.Where(path => !_pairedParameters.Contains(path)))
        {
            _items.Add(new RunItem.FaultRaised(FileFaults.NoTemplate(path)));
        }

        foreach (var file in files.Where(file => file.Kind == FileKind.Parameters && file.Fault is null && !_pairedParameters.Contains(file.Path)))
        {
            _items.Add(file.File.IsNamed && !request.ParameterFiles.Contains(file.Path)
                ? new RunItem.FaultRaised(FileFaults.NoTemplate(file.Path))
                : new RunItem.Warning($"{file.Path}: not used, for no template of its name stands beside it. Name it with -ParameterFile where it belongs to one."));
        }
    }
}
