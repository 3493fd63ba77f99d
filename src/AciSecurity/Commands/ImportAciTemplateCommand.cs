using System.Management.Automation;
using AciSecurity.Audits;
using AciSecurity.Resources;

namespace AciSecurity.Commands;

/// <summary>Reads the resources that templates declare and exports hold.</summary>
[Cmdlet(VerbsData.Import, "AciTemplate", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Resource))]
public sealed class ImportAciTemplateCommand : FileCommand
{
    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        foreach (var source in await OnPipelineThreadAsync(OpenPaths).ConfigureAwait(false))
        {
            await foreach (var item in source.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (item is RunItem.ResourceRead read) await OutputAsync(read.Resource).ConfigureAwait(false);
                else await WriteAsync(item).ConfigureAwait(false);
            }
        }
    }
}
