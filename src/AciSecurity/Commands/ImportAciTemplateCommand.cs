using System.Globalization;
using System.Management.Automation;
using AciSecurity.Audits;
using AciSecurity.Binding;
using AciSecurity.Resources;

namespace AciSecurity.Commands;

/// <summary>Reads the resources that templates declare and exports hold.</summary>
[Cmdlet(VerbsData.Import, "AciTemplate", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Resource))]
public sealed class ImportAciTemplateCommand : RunCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private FileSelection? _files;
    private int _count;

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

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _files ??= new(SessionState.Path);
        if (ParameterSetName == LiteralPathSet) Array.ForEach(LiteralPath, _files.Paths.AddLiteral);
        else Array.ForEach(Path, _files.Paths.AddPattern);
        base.ProcessRecord();
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_files is null) return;
        foreach (var source in await OnPipelineThreadAsync(() => _files.Open(ParameterFile, BicepPath)).ConfigureAwait(false))
        {
            await foreach (var item in source.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (item is RunItem.ResourceRead read)
                {
                    _count++;
                    await OutputAsync(read.Resource).ConfigureAwait(false);
                }
                else
                {
                    await WriteAsync(item).ConfigureAwait(false);
                }

                await ProgressAsync("Reading", Status).ConfigureAwait(false);
            }
        }
    }

    private string Status() => string.Create(CultureInfo.InvariantCulture, $"{_count:N0} resources read");
}
