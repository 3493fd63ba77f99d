using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Hosting;
using AciSecurity.Images;
using AciSecurity.Ports;

namespace AciSecurity.Commands;

/// <summary>A cmdlet that says what may be done to images.</summary>
public abstract class ImageLockCommand : RegistryCommand
{
    /// <summary>Images: references, or what Get-AcrImage gives.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] Image { get; set; } = [];

    /// <summary>The repository itself, with all that is in it.</summary>
    [Parameter]
    public SwitchParameter WholeRepository { get; set; }

    /// <summary>Gives what may be done afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What is done, as a prompt says it.</summary>
    private protected abstract string Action { get; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        foreach (var value in Image)
        {
            try
            {
                var image = await OnPipelineThreadAsync(() => ImageArgument.Of(value)).ConfigureAwait(false) ?? throw new FaultException(RegistryFaults.NameInvalid($"{value}"));
                var request = await RequestAsync(image.Registry, cancellationToken).ConfigureAwait(false);
                foreach (var target in Targets(image)) await SetAsync(request, target, cancellationToken).ConfigureAwait(false);
            }
            catch (FaultException exception)
            {
                await ErrorAsync(FaultRecords.Of(exception.Fault)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What is asked for, given what is now.</summary>
    private protected abstract ImageLocks Wanted(ImageLocks now);

    private async Task SetAsync(RegistryRequest request, LockTarget target, CancellationToken cancellationToken)
    {
        var now = await EngineBridge.ReadLocksAsync(request, target, cancellationToken).ConfigureAwait(false);
        var wanted = Wanted(now);
        if (wanted != now)
        {
            if (!await ShouldProcessAsync($"{request.Address}/{target}", Action).ConfigureAwait(false)) return;
            now = await EngineBridge.SetLocksAsync(request, target, wanted, cancellationToken).ConfigureAwait(false);
        }

        if (PassThru) await OutputAsync(new ImageLockState(request.Address.LoginServer, target, now)).ConfigureAwait(false);
    }

    /// <summary>A tag and the manifest that it leads to have locks of their own: one that can be deleted takes the other with it.</summary>
    private IEnumerable<LockTarget> Targets(ImageArgument image)
    {
        if (WholeRepository) return [new(image.Repository)];
        if (image.Tags.Count == 0 && image.Digest is null) throw new FaultException(RegistryFaults.NameInvalid($"{image} (say a tag or a digest, or -WholeRepository)"));
        var tags = image.Tags.Select(tag => new LockTarget(image.Repository, tag));
        LockTarget[] manifest = Digest.TryParse(image.Digest, out var digest) ? [new(image.Repository, Digest: digest)] : [];
        return [.. tags, .. manifest];
    }
}
