using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Hosting;
using AciSecurity.Images;
using AciSecurity.Signatures;

namespace AciSecurity.Commands;

/// <summary>Tests whether somebody who is trusted signed images.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AcrImageSignature")]
[OutputType(typeof(ImageSignatures), typeof(bool))]
public sealed class TestAcrImageSignatureCommand : SignatureCommand
{
    private bool _isSigned = true;
    private bool _isAny;

    /// <summary>Images: references, or what Get-AcrImage and Get-AcrUnsignedImage give.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] Image { get; set; } = [];

    /// <summary>One Boolean for all: whether each image has a valid signature.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        // Where nobody says whom to trust, notation's own configuration does.
        var trust = Trust() is { IsEmpty: false } said ? said : Trust() with { UsesNotary = true };
        foreach (var value in Image)
        {
            _isAny = true;
            try
            {
                var image = await OnPipelineThreadAsync(() => ImageArgument.Of(value)).ConfigureAwait(false) ?? throw new FaultException(RegistryFaults.NameInvalid($"{value}"));
                await TestAsync(image, trust, cancellationToken).ConfigureAwait(false);
            }
            catch (FaultException exception)
            {
                _isSigned = false;
                await ErrorAsync(FaultRecords.Of(exception.Fault)).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        if (Quiet) await OutputAsync(_isSigned && _isAny).ConfigureAwait(false);
    }

    private async Task TestAsync(ImageArgument image, SignatureTrust trust, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(image.Registry, cancellationToken).ConfigureAwait(false);
        var isRead = false;

        // Docker Content Trust signs tags.
        var query = image.Query(trust.UsesContentTrust);
        await foreach (var item in EngineBridge.ReadSignatures(request, query, trust, cancellationToken).ConfigureAwait(false))
        {
            if (item is ImageItem<ImageSignatures>.FaultRaised) _isSigned = false;
            if (await TakeAsync(item).ConfigureAwait(false) is not { } signatures || !image.Is(signatures.Image)) continue;
            isRead = true;
            _isSigned &= signatures.State == SignatureState.Verified;
            if (!Quiet) await OutputAsync(signatures).ConfigureAwait(false);
        }

        // What was not read must not count as signed.
        _isSigned &= isRead;
    }
}
