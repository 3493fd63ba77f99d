using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Ports;
using AciSecurity.Sessions;
using AciSecurity.Streaming;

namespace AciSecurity.Commands;

/// <summary>A cmdlet that asks a registry itself, and not the Resource Manager about it.</summary>
public abstract class RegistryCommand : StreamingCmdlet
{
    private int _count;

    /// <summary>A user of the registry: its admin user, a token with a scope map, or a user of another registry.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Who reads, and in which cloud.</summary>
    [Parameter]
    [ValidateNotNull]
    public AciSecurityContext? Context { get; set; }

    /// <summary>How many requests may be under way at once.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>Says which registry is meant and who asks it.</summary>
    /// <exception cref="FaultException">It is none, or nobody can be signed in.</exception>
    private protected async Task<RegistryRequest> RequestAsync(RegistryArgument argument, CancellationToken cancellationToken)
    {
        var context = Context ?? await OnPipelineThreadAsync(() => RunspaceContexts.Current).ConfigureAwait(false);
        if (!RegistryAddress.TryParse(argument.Text, Suffix(context), out var address)) throw new FaultException(RegistryFaults.AddressInvalid(argument.Text));
        if (Credential is null && context is null && AzureEnvironment.All.Any(cloud => address.IsIn(cloud.RegistrySuffix))) context = await SignedInAsync(cancellationToken).ConfigureAwait(false);
        return new(address)
        {
            Context = context,
            UserName = Credential?.UserName,
            Password = Credential?.Password,
            ResourceId = argument.ResourceId,
            IsPremium = argument.IsPremium,
            ThrottleLimit = ThrottleLimit,
        };
    }

    /// <summary>Reads what names a registry.</summary>
    /// <exception cref="FaultException">It names none.</exception>
    private protected async Task<RegistryArgument> ArgumentAsync(object? value) =>
        await OnPipelineThreadAsync(() => RegistryArgument.Of(value)).ConfigureAwait(false)
        ?? throw new FaultException(RegistryFaults.AddressInvalid((value is PSObject wrapped ? wrapped.BaseObject : value)?.GetType().Name ?? "null"));

    /// <summary>Writes what comes out of a registry to the stream where it belongs.</summary>
    /// <returns>What was read; the default where it was something else.</returns>
    private protected async ValueTask<T?> TakeAsync<T>(ImageItem<T> item)
        where T : class
    {
        switch (item)
        {
            case ImageItem<T>.Read read:
                return read.Value;
            case ImageItem<T>.FaultRaised raised:
                await ErrorAsync(FaultRecords.Of(raised.Fault)).ConfigureAwait(false);
                break;
            case ImageItem<T>.Warning warning:
                await WarningAsync(warning.Text).ConfigureAwait(false);
                break;
        }

        return null;
    }

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

    /// <summary>A path as the file system has it; null where there is none.</summary>
    private protected string? FullPath(string? path) => path is null ? null : GetUnresolvedProviderPathFromPSPath(path);

    /// <summary>A hashtable of names and values; empty where there is none.</summary>
    private protected static Dictionary<string, string> Texts(Hashtable? table) =>
        table?.Cast<DictionaryEntry>().ToDictionary(entry => $"{entry.Key}", entry => $"{entry.Value}", StringComparer.Ordinal) ?? [];

    /// <summary>Who is signed in to Azure.</summary>
    /// <exception cref="FaultException">Nobody is.</exception>
    private protected Task<AciSecurityContext> SessionAsync(CancellationToken cancellationToken) => LiveSession.OpenAsync(this, Context, cancellationToken);

    /// <summary>Somebody whom nobody has to be asked for; null where there is none, and the registry may be open to everybody.</summary>
    private async Task<AciSecurityContext?> SignedInAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await LiveSession.OpenAsync(this, given: null, cancellationToken).ConfigureAwait(false);
        }
        catch (FaultException exception) when (exception.Fault.Id == SignInFaults.NobodySignedIn().Id)
        {
            return null;
        }
    }

    private static string Suffix(AciSecurityContext? context) => (context?.Environment ?? AzureEnvironment.AzureCloud).RegistrySuffix;
}
