using System.Globalization;
using System.Management.Automation;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Ports;

namespace AciSecurity.Commands;

/// <summary>A cmdlet that goes through the images of registries.</summary>
public abstract class ImageCommand : RegistryCommand
{
    private int _count;

    /// <summary>Repositories.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Repository { get; set; } = [];

    /// <summary>Tags.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Tag { get; set; } = [];

    /// <summary>Digests of manifests.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Digest { get; set; } = [];

    /// <summary>How many images of each repository: those whose tags were moved last.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Latest { get; set; }

    /// <summary>Which images are meant.</summary>
    /// <exception cref="FaultException">A digest or tag cannot be one.</exception>
    private protected ImageQuery Query() => new()
    {
        Repositories = Repository,
        Tags = Tag,
        Digests = [.. Digest.Select(text => Images.Digest.TryParse(text, out var digest) ? digest : throw new FaultException(RegistryFaults.NameInvalid(text)))],
        Latest = MyInvocation.BoundParameters.ContainsKey(nameof(Latest)) ? Latest : null,
    };

    /// <summary>Goes through one registry. That it cannot be read is said, and the next is read.</summary>
    /// <param name="registry">What names it.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    private protected async Task ReadAsync<T>(object? registry, Func<RegistryRequest, IAsyncEnumerable<ImageItem<T>>> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var request = await RequestAsync(await ArgumentAsync(registry).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            await foreach (var item in read(request).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (await TakeAsync(item).ConfigureAwait(false) is { } value)
                {
                    _count++;
                    if (Wants(value)) await OutputAsync(value).ConfigureAwait(false);
                }

                await ProgressAsync($"Reading {request.Address}", () => string.Create(CultureInfo.InvariantCulture, $"{_count:N0} images read")).ConfigureAwait(false);
            }
        }
        catch (FaultException exception)
        {
            await ErrorAsync(FaultRecords.Of(exception.Fault)).ConfigureAwait(false);
        }
    }

    /// <summary>Whether something that was read is written.</summary>
    private protected virtual bool Wants(object value) => true;
}
