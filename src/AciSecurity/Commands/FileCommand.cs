using System.Management.Automation;
using AciSecurity.Audits;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Hosting;
using AciSecurity.Ports;
using AciSecurity.Streaming;

namespace AciSecurity.Commands;

/// <summary>A cmdlet that reads files: templates, Bicep, exports. All paths of a run are read together when the last one
/// has come, with one Bicep process.</summary>
public abstract class FileCommand : StreamingCmdlet
{
    /// <summary>The set of parameters with <see cref="Path"/>.</summary>
    protected const string PathSet = "Path";

    /// <summary>The set of parameters with <see cref="LiteralPath"/>.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    private readonly HashSet<string> _warnings = new(StringComparer.Ordinal);
    private PathSelection? _paths;

    /// <summary>Files and folders, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files and folders, as they stand.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Parameter files of the templates.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] ParameterFile { get; set; } = [];

    /// <summary>The Bicep CLI.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? BicepPath { get; set; }

    private protected PathSelection Paths => _paths ??= new(SessionState.Path);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == LiteralPathSet) Array.ForEach(LiteralPath, Paths.AddLiteral);
        else if (ParameterSetName == PathSet) Array.ForEach(Path, Paths.AddPattern);
        base.ProcessRecord();
    }

    /// <summary>Opens what the paths of the run mean; nothing where there were none. On the pipeline thread.</summary>
    private protected IReadOnlyList<IResourceSource> OpenPaths()
    {
        var parameters = new PathSelection(SessionState.Path);
        Array.ForEach(ParameterFile, parameters.AddPattern);
        var faults = Paths.Faults.Concat(parameters.Faults).ToList();
        var sources = new List<IResourceSource>();
        if (faults.Count > 0) sources.Add(new FaultSource(faults));
        if (Paths.Paths.Count == 0) return sources;
        sources.Add(EngineBridge.OpenFiles(new FileSourceRequest
        {
            Paths = Paths.Paths,
            ParameterFiles = parameters.Paths,
            BicepPath = BicepPath is null ? null : GetUnresolvedProviderPathFromPSPath(BicepPath),
        }));
        return sources;
    }

    /// <summary>Writes what comes out of a run to the stream where it belongs; findings and resources are for the caller.</summary>
    private protected ValueTask WriteAsync(RunItem item) => item switch
    {
        RunItem.FaultRaised raised => ErrorAsync(FaultRecords.Of(raised.Fault)),
        RunItem.Warning warning => _warnings.Add(warning.Text) ? WarningAsync(warning.Text) : ValueTask.CompletedTask,
        RunItem.Progress progress => VerboseAsync(progress.Text),
        _ => ValueTask.CompletedTask,
    };
}
