using System.Globalization;
using System.Management.Automation;
using AciSecurity.Audits;
using AciSecurity.Resources;

namespace AciSecurity.Commands;

/// <summary>Reads the resources that templates declare and exports hold.</summary>
[Cmdlet(VerbsData.Import, "AciTemplate", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Resource))]
public sealed class ImportAciTemplateCommand : FileCommand
{
    private int _count;

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        foreach (var source in await OnPipelineThreadAsync(OpenPaths).ConfigureAwait(false))
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
