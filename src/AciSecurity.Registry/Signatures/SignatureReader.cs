using System.Collections.Concurrent;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Images;
using AciSecurity.Registry.Listing;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Signatures;

/// <summary>Finds out how the images of a repository are signed, each once.</summary>
/// <param name="registry">The registry.</param>
/// <param name="judge">Verifies what is found; null where nobody said whom to trust.</param>
internal sealed class SignatureReader(OpenedRegistry registry, SignatureJudge? judge)
{
    // No manifest says which indexes list it, and no registry can be asked: each index of the repository would have to be read.
    private const string IndexesUnknown = "An index that it is part of may have one: that is looked for where the whole repository is.";

    /// <summary>Finds it out.</summary>
    /// <param name="listed">The images.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public async Task<IReadOnlyList<ImageSignatures>> ReadAsync(ListedImages listed, CancellationToken cancellationToken)
    {
        var repository = listed.Content.Repository;
        var finder = new SignatureFinder(repository, new(repository, registry.Referrers));
        var own = new ConcurrentDictionary<Digest, ImageSignatures>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = registry.Request.ThrottleLimit, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            listed.Images,
            options,
            async (image, cancellation) => own[image.Digest] = await OfAsync(finder, repository, image, listed.Content, cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. listed.Images.Select(image => Covered(own[image.Digest], own, listed.Content))];
    }

    private async Task<ImageSignatures> OfAsync(SignatureFinder finder, ImageRepository repository, RegistryImage image, RepositoryContent content, CancellationToken cancellationToken)
    {
        try
        {
            var found = await finder.FindAsync(image.Digest, content, cancellationToken).ConfigureAwait(false);
            var results = judge is null ? null : await judge.VerifyAsync(repository, image, found, cancellationToken).ConfigureAwait(false);
            return SignatureSummary.Of(image, found, results);
        }
        catch (FaultException exception)
        {
            return new(image, SignatureState.Unknown) { Reason = exception.Fault.Message };
        }
    }

    /// <summary>An image of an index is not signed with it: only who pulls the index gets what is.</summary>
    private static ImageSignatures Covered(ImageSignatures image, ConcurrentDictionary<Digest, ImageSignatures> all, RepositoryContent content)
    {
        if (image.State != SignatureState.None) return image;
        if (content.Tags is null && image.Image is { Kind: ImageKind.Image, Tags.Count: 0, Indexes.Count: 0 }) return image with { Reason = $"{image.Reason} {IndexesUnknown}" };
        var index = image.Image.Indexes.Select(all.GetValueOrDefault).FirstOrDefault(index => index?.State is SignatureState.Verified or SignatureState.PresentUnverified);
        return index is null
            ? image
            : image with { State = SignatureState.CoveredByIndex, Reason = $"It is not signed itself; the index {index.Image.Digest} that it is part of is{(index.State == SignatureState.Verified ? "" : ", unverified")}." };
    }
}
