using System.Collections.Concurrent;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Ports;
using AciSecurity.Registry.Attributes;
using AciSecurity.Registry.Listing;
using AciSecurity.Registry.Signatures;
using AciSecurity.Resources;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Facts;

/// <summary>A registry that is asked about images. It throws nothing: what it does not answer is part of the facts.</summary>
internal sealed class AskedRegistry : IDisposable
{
    private const int RepositoriesAtOnce = 8;
    private const int MostFaults = 3;

    private readonly OpenedRegistry _registry;
    private readonly ImageLister _lister;
    private readonly SignatureReader? _signatures;
    private readonly string? _whyNoTrust;
    private readonly ConcurrentDictionary<string, Lazy<Task<DateTimeOffset?>>> _newest = new(StringComparer.Ordinal);

    /// <summary>Opens it.</summary>
    /// <param name="request">The registry, and who asks.</param>
    /// <param name="signatures">How signatures are verified; null where nobody asks for them.</param>
    public AskedRegistry(RegistryRequest request, SignatureQuestion? signatures)
    {
        _registry = new(request);
        _lister = new(_registry);
        _signatures = signatures is null ? null : new(_registry, signatures.Judge);
        _whyNoTrust = signatures?.WhyNoTrust;
    }

    /// <inheritdoc/>
    public void Dispose() => _registry.Dispose();

    /// <summary>The facts of one image.</summary>
    public async Task<ImageFacts> ReadAsync(ImageReference reference, CancellationToken cancellationToken)
    {
        if (!RepositoryName.IsValid(reference.Repository!)) return ImageFacts.Missing(RegistryFaults.NameInvalid(reference.Repository!).Message);
        var tag = reference.Tag ?? "latest";
        Digest? digest = null;
        if (reference.Digest is { } text ? !Digest.TryParse(text, out digest) : !RepositoryName.IsTag(tag)) return ImageFacts.Missing(RegistryFaults.NameInvalid(reference.Digest ?? tag).Message);
        try
        {
            var query = digest is null ? new ImageQuery { Tags = [tag] } : new ImageQuery { Digests = [digest] };
            var listed = await _lister.ReadAsync(reference.Repository!, query, cancellationToken).ConfigureAwait(false);
            return listed.Images.FirstOrDefault(image => digest is null ? image.Tags.Contains(tag) : image.Digest == digest) is { } found
                ? await AboutAsync(listed, found, cancellationToken).ConfigureAwait(false)
                : ImageFacts.Missing(listed.Faults is [var fault, ..] ? fault.Message : $"{listed.Content.Repository.Target(digest?.ToString() ?? tag)}: this is no image.");
        }
        catch (FaultException exception)
        {
            return ImageFacts.Missing(exception.Fault.Message);
        }
    }

    /// <summary>How the tagged images of all repositories are signed.</summary>
    public async Task<ResourceImages> ReadAllAsync(CancellationToken cancellationToken)
    {
        var query = new ImageQuery { Tags = ["*"] };
        var repositories = new ConcurrentBag<RepositorySignatures>();
        string? why = null;
        try
        {
            var names = new List<string>();
            await foreach (var name in _lister.RepositoriesAsync(query, cancellationToken).ConfigureAwait(false)) names.Add(name);
            var options = new ParallelOptions { MaxDegreeOfParallelism = RepositoriesAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(names, options, async (name, stop) => repositories.Add(await SignaturesAsync(name, query, stop).ConfigureAwait(false))).ConfigureAwait(false);
        }
        catch (FaultException exception)
        {
            why = exception.Fault.Message;
        }

        return new() { Repositories = [.. repositories.OrderBy(repository => repository.Name, StringComparer.Ordinal)], WhyMissing = why };
    }

    private async Task<RepositorySignatures> SignaturesAsync(string name, ImageQuery query, CancellationToken cancellationToken)
    {
        try
        {
            var listed = await _lister.ReadAsync(name, query, cancellationToken).ConfigureAwait(false);
            var tagged = listed with { Images = [.. listed.Images.Where(image => image.Tags.Count > 0)] };
            var signatures = await _signatures!.ReadAsync(tagged, cancellationToken).ConfigureAwait(false);
            string[] gaps = [.. new[] { listed.Content.Gap }.OfType<string>(), .. listed.Faults.Take(MostFaults).Select(fault => fault.Message)];
            return new(name) { Images = [.. signatures.Select(Trusted)], Gap = gaps.Length == 0 ? null : string.Join(' ', gaps) };
        }
        catch (FaultException exception)
        {
            return new(name) { Gap = exception.Fault.Message };
        }
    }

    private async Task<ImageFacts> AboutAsync(ListedImages listed, RegistryImage image, CancellationToken cancellationToken)
    {
        var repository = listed.Content.Repository;
        var configurations = RunnableReader.ReadAsync(repository, image, cancellationToken);
        var signatures = _signatures?.ReadAsync(listed with { Images = [image] }, cancellationToken);
        var pushed = TimeAsync(() => new AttributeReader(repository).PushedAsync(image.Digest, cancellationToken));
        var newest = _newest.GetOrAdd(repository.Name, _ => new(() => TimeAsync(() => new AttributeReader(repository).NewestTagAsync(cancellationToken)))).Value;
        var (read, why) = await configurations.ConfigureAwait(false);
        return new()
        {
            Image = image with { Pushed = await pushed.ConfigureAwait(false) },
            Configurations = read,
            WhyNotConfigured = why,
            Signatures = signatures is null ? null : Trusted((await signatures.ConfigureAwait(false))[0]),
            NewestTag = await newest.ConfigureAwait(false),
        };
    }

    /// <summary>A time that only Azure knows; null elsewhere, and where it may not be read.</summary>
    private async Task<DateTimeOffset?> TimeAsync(Func<Task<DateTimeOffset?>> read)
    {
        try
        {
            return _registry.IsAzure ? await read().ConfigureAwait(false) : null;
        }
        catch (FaultException)
        {
            return null;
        }
    }

    /// <summary>Where it is not known who is trusted, nothing is verified, and that is why.</summary>
    private ImageSignatures Trusted(ImageSignatures signatures) => _whyNoTrust is not null && signatures.State == SignatureState.PresentUnverified
        ? signatures with { State = SignatureState.Unknown, Reason = _whyNoTrust }
        : signatures;
}
