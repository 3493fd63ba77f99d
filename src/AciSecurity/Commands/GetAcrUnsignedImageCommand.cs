using System.Management.Automation;
using AciSecurity.Audits;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Hosting;
using AciSecurity.Ports;
using AciSecurity.Resources;
using AciSecurity.Rules;
using AciSecurity.Sessions;
using AciSecurity.Signatures;

namespace AciSecurity.Commands;

/// <summary>Gets the images of a registry that nothing proves to be signed.</summary>
/// <remarks>Without whom to trust that is every image: what is found next to one may be anybody's.</remarks>
[Cmdlet(VerbsCommon.Get, "AcrUnsignedImage", DefaultParameterSetName = RegistrySet)]
[OutputType(typeof(ImageSignatures))]
public sealed class GetAcrUnsignedImageCommand : SignatureCommand
{
    private const string RegistrySet = "Registry";
    private const string RunningSet = "Running";

    /// <summary>Registries: names, login servers, addresses, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = RegistrySet)]
    [Parameter(Position = 0, ParameterSetName = RunningSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegistryCompleter))]
    public object[] Registry { get; set; } = [];

    /// <summary>Repositories.</summary>
    [Parameter(Position = 1, ParameterSetName = RegistrySet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Repository { get; set; } = [];

    /// <summary>Tags.</summary>
    [Parameter(ParameterSetName = RegistrySet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Tag { get; set; } = [];

    /// <summary>Digests of manifests.</summary>
    [Parameter(ParameterSetName = RegistrySet)]
    [ValidateNotNullOrEmpty]
    public string[] Digest { get; set; } = [];

    /// <summary>How many images of each repository: those whose tags were moved last.</summary>
    [Parameter(ParameterSetName = RegistrySet)]
    [ValidateRange(1, int.MaxValue)]
    public int Latest { get; set; }

    /// <summary>The images that container groups run, wherever they are from.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RunningSet)]
    public SwitchParameter RunningOnly { get; set; }

    /// <summary>GUIDs or names of the subscriptions of these groups.</summary>
    [Parameter(ParameterSetName = RunningSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SubscriptionCompleter))]
    public string[] SubscriptionId { get; set; } = [];

    /// <summary>With the images whose signatures are valid.</summary>
    [Parameter]
    public SwitchParameter IncludeSigned { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        if (RunningOnly) return;
        var query = ImageQueries.Of(Repository, Tag, Digest, Latest);
        var trust = Trust();
        foreach (var registry in Registry)
        {
            await ReadAsync(registry, request => EngineBridge.ReadSignatures(request, query, trust, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        if (!RunningOnly) return;
        var context = await SessionAsync(cancellationToken).ConfigureAwait(false);
        var registries = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var registry in Registry) registries.Add((await RequestAsync(await ArgumentAsync(registry).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)).Address.LoginServer);
        using var facts = EngineBridge.OpenImageFacts(new() { Context = context, Facts = FactKinds.ImageSignatures, Trust = Trust(), ThrottleLimit = ThrottleLimit });
        var running = new RunningImages();
        await foreach (var item in facts.Around(EngineBridge.OpenLive(Groups(context))).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (item is RunItem.ResourceRead read) running.Add(read.Resource);
            else if (FaultOf(item) is { } fault) await ErrorAsync(FaultRecords.Of(fault)).ConfigureAwait(false);
            await ProgressAsync("Reading container groups", () => $"{running.Images.Count()} images").ConfigureAwait(false);
        }

        foreach (var fault in running.Faults) await ErrorAsync(FaultRecords.Of(fault)).ConfigureAwait(false);
        foreach (var image in running.Images.Where(image => Wants(image) && (registries.Count == 0 || registries.Contains(image.Image.Registry)))) await OutputAsync(image).ConfigureAwait(false);
    }

    private LiveSourceRequest Groups(AciSecurityContext context) => new()
    {
        Context = context,
        Scope = new() { Subscriptions = SubscriptionId },
        Types = [ResourceTypes.ContainerGroup],
        WithInstanceView = true,
        ThrottleLimit = ThrottleLimit,
    };

    private static Fault? FaultOf(RunItem item) => item switch
    {
        RunItem.FaultRaised raised => raised.Fault,
        RunItem.TypeUnread unread => unread.Fault,
        _ => null,
    };

    private protected override bool Wants(object value) => IncludeSigned || value is not ImageSignatures { State: SignatureState.Verified };
}
