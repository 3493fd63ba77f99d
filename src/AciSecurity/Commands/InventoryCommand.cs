using System.Globalization;
using System.Management.Automation;
using AciSecurity.Audits;
using AciSecurity.Ports;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Commands;

/// <summary>A cmdlet that gives what is deployed of one kind.</summary>
public abstract class InventoryCommand : LiveCommand
{
    private readonly List<string> _ids = [];
    private int _count;

    /// <summary>With what lists leave out: each resource is read by itself too, and what belongs to it is given with it.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = LiveSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id")]
    public override string[] ResourceId { get; set; } = [];

    /// <summary>The ARM types that it gives.</summary>
    private protected abstract IReadOnlyCollection<string> Types { get; }

    /// <summary>What else is read where details are wanted.</summary>
    private protected virtual FactKinds Details => FactKinds.None;

    private protected override LiveSourceRequest Configure(LiveSourceRequest request) => request with { WithInstanceView = Detailed };

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _ids.AddRange(ResourceId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        // A pipeline that brought nothing asks for nothing, and not for everything.
        if (MyInvocation.ExpectingInput && _ids.Count == 0) return;
        ResourceId = [.. _ids.Distinct(StringComparer.OrdinalIgnoreCase)];
        var source = await OpenLiveAsync(Types, Detailed ? Details : FactKinds.None, cancellationToken).ConfigureAwait(false);
        await foreach (var item in source.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (item is not RunItem.ResourceRead read)
            {
                await WriteAsync(item).ConfigureAwait(false);
            }
            else if (Gives(read.Resource))
            {
                _count++;
                await OutputAsync(read.Resource.Light()).ConfigureAwait(false);
            }

            await ProgressAsync("Reading", Status).ConfigureAwait(false);
        }
    }

    private bool Gives(Resource resource) => Types.Contains(resource.Type, StringComparer.OrdinalIgnoreCase);

    private string Status() => string.Create(CultureInfo.InvariantCulture, $"{_count:N0} resources read");
}
