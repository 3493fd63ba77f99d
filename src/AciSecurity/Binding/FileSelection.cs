using System.Management.Automation;
using AciSecurity.Hosting;
using AciSecurity.Ports;

namespace AciSecurity.Binding;

/// <summary>The files that a cmdlet is to read. All paths of a run are read together when the last one has come, with one Bicep process.</summary>
internal sealed class FileSelection(PathIntrinsics session)
{
    /// <summary>The paths.</summary>
    public PathSelection Paths { get; } = new(session);

    /// <summary>Opens what the paths mean; nothing where there were none. On the pipeline thread.</summary>
    /// <param name="parameterFiles">Parameter files of the templates, with wildcards.</param>
    /// <param name="bicepPath">The Bicep CLI; null where it is to be looked for.</param>
    public IReadOnlyList<IResourceSource> Open(IReadOnlyList<string> parameterFiles, string? bicepPath)
    {
        var parameters = new PathSelection(session);
        foreach (var file in parameterFiles) parameters.AddPattern(file);
        var faults = Paths.Faults.Concat(parameters.Faults).ToList();
        var sources = new List<IResourceSource>();
        if (faults.Count > 0) sources.Add(new FaultSource(faults));
        if (Paths.Paths.Count == 0) return sources;
        sources.Add(EngineBridge.OpenFiles(new FileSourceRequest
        {
            Paths = Paths.Paths,
            ParameterFiles = parameters.Paths,
            BicepPath = bicepPath is null ? null : session.GetUnresolvedProviderPathFromPSPath(bicepPath),
        }));
        return sources;
    }
}
