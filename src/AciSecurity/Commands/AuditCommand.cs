using System.Management.Automation;
using AciSecurity.Audits;
using AciSecurity.Binding;
using AciSecurity.Findings;
using AciSecurity.Hosting;
using AciSecurity.Policies;
using AciSecurity.Ports;
using AciSecurity.Resources;
using AciSecurity.Rules;
using AciSecurity.Sessions;
using AciSecurity.Signatures;

namespace AciSecurity.Commands;

/// <summary>A cmdlet that audits: what is deployed, files, or resources that come through the pipeline.</summary>
public abstract class AuditCommand : ResourceInputCommand
{
    private const int MostAtOnce = 64;

    private readonly List<Resource> _deployed = [];
    private Audit? _audit;
    private IImageFactReader? _images;
    private SignatureTrust _trust = new();
    private bool _hasFaults;

    /// <summary>Whether findings of rules that are met, or that do not apply, are wanted too.</summary>
    [Parameter]
    public SwitchParameter IncludePassed { get; set; }

    /// <summary>The policy file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string? Policy { get; set; }

    /// <summary>How much is asked for; without it the policy says it.</summary>
    [Parameter]
    public Baseline? Baseline { get; set; }

    /// <summary>Whether registries are asked for images.</summary>
    private protected virtual bool AsksRegistries => false;

    /// <summary>The rules to run.</summary>
    private protected abstract RuleSelection Rules { get; }

    /// <summary>What is said where there was nothing to judge: silence would look like a clean result.</summary>
    private protected virtual string NothingJudged => "Nothing was judged: there was no container group and no registry.";

    /// <summary>The findings to write.</summary>
    private protected virtual FindingFilter Filter => new(IncludePassed, []);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var policy = PolicyFile.ReadOrEnd(this, Policy, Baseline);
        _trust = policy.Signatures;
        _audit = new(new AuditRequest
        {
            Rules = Rules,
            Filter = Filter,
            Policy = policy,
            WithImages = AsksRegistries,
            BaseFolder = SessionState.Path.CurrentFileSystemLocation.ProviderPath,
        });
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        if ((_audit!.Needs.Facts & ~ImageFactKinds.All) != FactKinds.None)
        {
            // What is deployed is judged with what Azure says about it, all at the end.
            _deployed.AddRange(Arrived.OfType<ResourceSource>().Where(source => source.HasFacts).Select(source => source.Resource));
            Arrived.RemoveAll(source => source is ResourceSource { HasFacts: true });
        }

        foreach (var source in Arrived) await AuditAsync(source, cancellationToken).ConfigureAwait(false);
        Arrived.Clear();
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        foreach (var source in await OpenAsync(cancellationToken).ConfigureAwait(false)) await AuditAsync(source, cancellationToken).ConfigureAwait(false);
        foreach (var findings in _audit!.Complete().Chunk(MostAtOnce)) await FoundAsync(findings).ConfigureAwait(false);
        if (_audit.Judged == 0 && !_hasFaults) await WarningAsync(NothingJudged).ConfigureAwait(false);
        await SummariseAsync(_audit.Summary).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _images?.Dispose();
    }

    // Which digest was pulled is in the state of the containers.
    private protected override LiveSourceRequest Configure(LiveSourceRequest request) => request with { WithInstanceView = AsksRegistries };

    private async Task<IReadOnlyList<IResourceSource>> OpenAsync(CancellationToken cancellationToken)
    {
        // A pipeline that brought nothing asks for no audit of everything.
        if (ParameterSetName == LiveSet) return MyInvocation.ExpectingInput ? [] : [await OpenLiveAsync(_audit!.Needs.Types, _audit.Needs.Facts, cancellationToken).ConfigureAwait(false)];
        var files = await OpenFilesAsync().ConfigureAwait(false);
        if (_deployed.Count == 0) return files;
        var facts = await OpenFactsAsync(_deployed, _audit!.Needs.Types, _audit.Needs.Facts).ConfigureAwait(false);
        return facts is null ? [.. _deployed.Select(resource => new ResourceSource(resource)), .. files] : [facts, .. files];
    }

    /// <summary>Takes findings; writes them unless the cmdlet has other use for them.</summary>
    private protected virtual ValueTask FoundAsync(IReadOnlyList<Finding> findings) => OutputEachAsync(findings);

    /// <summary>Says at the end what came out, to those who ask for information.</summary>
    private protected virtual ValueTask SummariseAsync(AuditSummary summary) => InformationAsync(summary);

    private async Task AuditAsync(IResourceSource source, CancellationToken cancellationToken)
    {
        if (AsksRegistries) source = (_images ??= await OpenImagesAsync(cancellationToken).ConfigureAwait(false)).Around(source);
        await foreach (var item in _audit!.RunAsync(new WatchedSource(source, ShowProgressAsync), cancellationToken).ConfigureAwait(false))
        {
            if (item is RunItem.FindingsMade made) await FoundAsync(made.Findings).ConfigureAwait(false);
            else await WriteAsync(item).ConfigureAwait(false);
            _hasFaults |= item is RunItem.FaultRaised or RunItem.TypeUnread;
        }
    }

    /// <summary>Somebody who reads files needs no sign-in, and registries are then asked by whoever is signed in already.</summary>
    private async Task<IImageFactReader> OpenImagesAsync(CancellationToken cancellationToken)
    {
        var context = ParameterSetName == LiveSet
            ? await LiveSession.OpenAsync(this, Context, cancellationToken).ConfigureAwait(false)
            : await OnPipelineThreadAsync(() => RunspaceContexts.Current).ConfigureAwait(false);
        return EngineBridge.OpenImageFacts(new() { Context = context, Facts = FactKinds.Images | _audit!.Needs.Facts, Trust = _trust, ThrottleLimit = ThrottleLimit });
    }

    private ValueTask ShowProgressAsync() => ProgressAsync("Auditing", _audit!.Summary.ToString);
}
