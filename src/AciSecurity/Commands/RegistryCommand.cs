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
