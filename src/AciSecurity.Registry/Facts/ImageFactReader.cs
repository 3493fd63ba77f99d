using System.Collections.Concurrent;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Ports;
using AciSecurity.Registry.Signatures;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Registry.Facts;

/// <summary>Asks registries what rules must know of images. Each registry is opened once, and each image looked at once.</summary>
public sealed class ImageFactReader : IImageFactReader
{
    private readonly ImageFactRequest _request;
    private readonly Func<string, RegistryAddress?> _addressOf;
    private readonly SignatureJudge? _judge;
    private readonly string? _whyNoTrust;
    private readonly ConcurrentDictionary<string, Lazy<AskedRegistry>> _registries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<ImageFacts>>> _facts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<ResourceImages>>> _contents = new(StringComparer.Ordinal);
    private Fault? _untold;

    /// <summary>Reads whom to trust; no registry is asked yet.</summary>
    public ImageFactReader(ImageFactRequest request)
        : this(request, host => HostAddress.Of(host, request.Context?.Environment.RegistrySuffix ?? ""))
    {
    }

    /// <summary>Asks registries elsewhere than where their hosts are.</summary>
    internal ImageFactReader(ImageFactRequest request, Func<string, RegistryAddress?> addressOf)
    {
        _request = request;
        _addressOf = addressOf;
        try
        {
            _judge = request.Trust.IsEmpty ? null : new(request.Trust, request.Clock);
        }
        catch (FaultException exception)
        {
            _whyNoTrust = exception.Fault.Message;
            _untold = exception.Fault;
        }
    }

    /// <summary>Whether facts of a kind are wanted.</summary>
    internal bool Wants(FactKinds kind) => _request.Facts.HasFlag(kind);

    /// <inheritdoc/>
    public IResourceSource Around(IResourceSource source) => new ImageFactSource(source, this);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registry in _registries.Values.Where(registry => registry.IsValueCreated)) registry.Value.Dispose();
        _judge?.Dispose();
    }

    /// <summary>Why it could not be read whom to trust, to be told once.</summary>
    internal Fault? TakeFault() => Interlocked.Exchange(ref _untold, null);

    /// <summary>The facts of an image that a group names.</summary>
    internal Task<ImageFacts> ReadAsync(ImageReference image, CancellationToken cancellationToken) =>
        _facts.GetOrAdd(image.Locator!, _ => new(() => AskAsync(image, cancellationToken))).Value;

    /// <summary>How the images of a registry are signed.</summary>
    internal Task<ResourceImages> ReadAsync(Resources.Registry registry, CancellationToken cancellationToken)
    {
        var server = registry.LoginServer.Value.ToLowerInvariant();
        return _contents.GetOrAdd(server, _ => new(() => AskAsync(registry, server, cancellationToken))).Value;
    }

    private async Task<ImageFacts> AskAsync(ImageReference image, CancellationToken cancellationToken) =>
        Open(image.Host!, null) is { } registry
            ? await registry.ReadAsync(image, cancellationToken).ConfigureAwait(false)
            : ImageFacts.Missing(RegistryFaults.AddressInvalid(image.Host!).Message);

    private async Task<ResourceImages> AskAsync(Resources.Registry registry, string server, CancellationToken cancellationToken) =>
        Open(server, registry) is { } asked
            ? await asked.ReadAllAsync(cancellationToken).ConfigureAwait(false)
            : new() { Repositories = [], WhyMissing = RegistryFaults.AddressInvalid(server).Message };

    private SignatureQuestion? Signatures => Wants(FactKinds.ImageSignatures) || Wants(FactKinds.RegistrySignatures) ? new(_judge, _whyNoTrust) : null;

    private AskedRegistry? Open(string host, Resources.Registry? registry)
    {
        if (_addressOf(host) is not { } address) return null;
        return _registries.GetOrAdd(address.LoginServer, _ => new(() => new(RequestOf(address, registry), Signatures))).Value;
    }

    private RegistryRequest RequestOf(RegistryAddress address, Resources.Registry? registry) => new(address)
    {
        Context = _request.Context,
        ResourceId = registry?.Resource.Origin.Kind == OriginKind.Live ? registry.Resource.Id : null,
        IsPremium = registry is { Sku: { IsKnown: true } sku } ? sku.Value.Equals("Premium", StringComparison.OrdinalIgnoreCase) : null,
        ThrottleLimit = _request.ThrottleLimit,
        Clock = _request.Clock,
    };
}
