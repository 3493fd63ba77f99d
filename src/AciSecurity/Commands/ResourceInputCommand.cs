using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Ports;

namespace AciSecurity.Commands;

/// <summary>A cmdlet that takes resources from where they are: what is deployed, files, or the pipeline.</summary>
public abstract class ResourceInputCommand : LiveCommand
{
    /// <summary>The set of parameters with <see cref="Path"/>.</summary>
    protected const string PathSet = "Path";

    /// <summary>The set of parameters with <see cref="LiteralPath"/>.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    /// <summary>The set of parameters with <see cref="InputObject"/>.</summary>
    protected const string InputObjectSet = "InputObject";

    private FileSelection? _files;
    private InputReader? _reader;

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
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = InputObjectSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] ParameterFile { get; set; } = [];

    /// <summary>The Bicep CLI.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = InputObjectSet)]
    [ValidateNotNullOrEmpty]
    public string? BicepPath { get; set; }

    /// <summary>Resources: objects of the Az modules, of ConvertFrom-Json or of Import-AciTemplate, or JSON text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>What the pipeline brought and nobody took yet.</summary>
    private protected List<IResourceSource> Arrived { get; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _files ??= new(SessionState.Path);
        _reader ??= new(_files.Paths);
        if (ParameterSetName == LiteralPathSet) Array.ForEach(LiteralPath, _files.Paths.AddLiteral);
        else if (ParameterSetName == PathSet) Array.ForEach(Path, _files.Paths.AddPattern);
        else if (ParameterSetName == InputObjectSet && InputObject is { } input) Arrived.AddRange(_reader.Read(input));
        base.ProcessRecord();
    }

    /// <summary>Opens the files and folders that were named, all of them together.</summary>
    private protected async Task<IReadOnlyList<IResourceSource>> OpenFilesAsync() =>
        _files is null ? [] : await OnPipelineThreadAsync(() => _files.Open(ParameterFile, BicepPath)).ConfigureAwait(false);
}
