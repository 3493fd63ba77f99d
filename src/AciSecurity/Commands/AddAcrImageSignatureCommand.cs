using System.Collections;
using System.Management.Automation;
using System.Security;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Hosting;
using AciSecurity.Images;
using AciSecurity.Ports;
using AciSecurity.Signatures;

namespace AciSecurity.Commands;

/// <summary>Signs images as the Notary Project has it.</summary>
[Cmdlet(VerbsCommon.Add, "AcrImageSignature", SupportsShouldProcess = true, DefaultParameterSetName = FileSet)]
[OutputType(typeof(AddedSignature))]
public sealed class AddAcrImageSignatureCommand : RegistryCommand
{
    private const string FileSet = "CertificateFile";
    private const string KeyVaultSet = "KeyVault";

    /// <summary>Images: references, or what Get-AcrImage gives. A tag is resolved first; its digest is signed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] Image { get; set; } = [];

    /// <summary>A PFX or PEM file with the key and its certificates.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    public string? CertificatePath { get; set; }

    /// <summary>The file's password.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public SecureString? CertificatePassword { get; set; }

    /// <summary>A certificate in Azure Key Vault, whose key stays there.</summary>
    [Parameter(Mandatory = true, ParameterSetName = KeyVaultSet)]
    [ValidateNotNull]
    public Uri? KeyVaultCertificateId { get; set; }

    /// <summary>A file with the other certificates of the chain.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateChain { get; set; }

    /// <summary>The form of the envelope.</summary>
    [Parameter]
    [ValidateSet("Jws", "Cose")]
    public string Format { get; set; } = "Jws";

    /// <summary>How long the signature holds.</summary>
    [Parameter]
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>What is written into the signature.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Metadata { get; set; }

    /// <summary>An authority that timestamps the signature.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? TimestampServer { get; set; }

    /// <summary>A file with that authority's root certificates.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TimestampRoot { get; set; }

    /// <summary>Signs again what the same certificate has signed already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives what was added.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        foreach (var value in Image)
        {
            try
            {
                var image = await OnPipelineThreadAsync(() => ImageArgument.Of(value)).ConfigureAwait(false) ?? throw new FaultException(RegistryFaults.NameInvalid($"{value}"));
                await SignAsync(image, cancellationToken).ConfigureAwait(false);
            }
            catch (FaultException exception)
            {
                await ErrorAsync(FaultRecords.Of(exception.Fault)).ConfigureAwait(false);
            }
        }
    }

    private async Task SignAsync(ImageArgument argument, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(argument.Registry, cancellationToken).ConfigureAwait(false);
        if (KeyVaultCertificateId is not null && request.Context is null) request = request with { Context = await SessionAsync(cancellationToken).ConfigureAwait(false) };
        await foreach (var item in EngineBridge.ReadImages(request, argument.Query(), cancellationToken).ConfigureAwait(false))
        {
            if (await TakeAsync(item).ConfigureAwait(false) is not { } image) continue;
            if (argument.Digest is null) await WarningAsync($"The tag of {argument} may be moved; what is signed is {image.Digest}.").ConfigureAwait(false);
            if (!await ShouldProcessAsync(image.Reference, "Add a signature").ConfigureAwait(false)) continue;
            var added = await EngineBridge.SignAsync(request, Signing(image), cancellationToken).ConfigureAwait(false);
            if (added.WasThere) await WarningAsync($"{image.Reference} is signed with this certificate already; -Force signs it again.").ConfigureAwait(false);
            if (PassThru) await OutputAsync(added).ConfigureAwait(false);
        }
    }

    private SigningRequest Signing(RegistryImage image) => new(image)
    {
        KeyFile = FullPath(CertificatePath),
        Password = CertificatePassword,
        KeyVaultCertificate = KeyVaultCertificateId,
        ChainFile = FullPath(CertificateChain),
        IsCose = Format.Equals("Cose", StringComparison.OrdinalIgnoreCase),
        Lifetime = ExpiresIn,
        Metadata = Texts(Metadata),
        TimestampAuthority = TimestampServer,
        TimestampRootFile = FullPath(TimestampRoot),
        IsForced = Force,
    };
}
