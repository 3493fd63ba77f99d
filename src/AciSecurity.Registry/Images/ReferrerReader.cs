using System.Text.Json;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Client;
using Azure.Core;

namespace AciSecurity.Registry.Images;

/// <summary>Finds what refers to an image: signatures, attestations, bills of materials.</summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers. The API and the fallback tag are both asked, for notation
/// long wrote to the tag in registries that have the API; and nothing is filtered by the registry, for Azure's leaves the artifact type out of some
/// descriptors (https://github.com/Azure/acr/issues/784).</remarks>
/// <param name="repository">The repository of the image.</param>
/// <param name="support">What is known of the registry.</param>
internal sealed class ReferrerReader(ImageRepository repository, ReferrerSupport support)
{
    private const int LongestAlgorithm = 32;
    private const int LongestEncoded = 64;

    /// <summary>The tag at which clients keep an index of referrers where a registry has none.</summary>
    public static string FallbackTag(Digest digest) => $"{Cut(digest.Algorithm, LongestAlgorithm)}-{Cut(digest.Hex, LongestEncoded)}";

    /// <summary>What refers to an image, each once.</summary>
    /// <param name="digest">The image.</param>
    /// <param name="mayHaveTag">Whether the fallback tag may be there: false where the repository's tags are known and it is not among them.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <exception cref="FaultException">They cannot be read, or there are more than can be looked at.</exception>
    public async Task<IReadOnlyList<Descriptor>> FindAsync(Digest digest, bool mayHaveTag, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Digest, Descriptor>();
        if (support.HasApi != false) await AskAsync(digest, found, cancellationToken).ConfigureAwait(false);
        if (mayHaveTag && await repository.FindManifestAsync(FallbackTag(digest), cancellationToken).ConfigureAwait(false) is { IsIndex: true } index)
        {
            foreach (var referrer in index.Manifests) Add(found, referrer, digest);
        }

        return [.. found.Values];
    }

    private async Task AskAsync(Digest digest, Dictionary<Digest, Descriptor> found, CancellationToken cancellationToken)
    {
        var call = new RegistryCall(RequestMethod.Get, $"/v2/{repository.Name}/referrers/{digest}", RegistryCall.Pull(repository.Name), repository.Target(digest.ToString())) { Accept = MediaTypes.OciIndex };
        var list = new PagedList(repository.Connection, call) { Turn = support.WaitAsync, MayBeMissing = true };
        var isThere = false;
        await foreach (var page in list.PagesAsync(cancellationToken).ConfigureAwait(false))
        {
            using (page)
            {
                support.HasApi = isThere = true;
                foreach (var referrer in Read(page, call.Target)) Add(found, referrer, digest);
            }
        }

        if (!isThere) support.HasApi ??= false;
    }

    private static List<Descriptor> Read(JsonDocument page, string target)
    {
        try
        {
            if (page.RootElement.ValueKind != JsonValueKind.Object) throw new FormatException("the list of referrers is no JSON object.");
            if (!page.RootElement.TryGetProperty("manifests", out var list) || list.ValueKind != JsonValueKind.Array) throw new FormatException("the list of referrers has no manifests.");
            return [.. list.EnumerateArray().Select(DescriptorReader.Read)];
        }
        catch (FormatException exception)
        {
            throw new FaultException(RegistryFaults.ReplyInvalid(target, exception.Message));
        }
    }

    private void Add(Dictionary<Digest, Descriptor> found, Descriptor referrer, Digest digest)
    {
        if (found.Count == RegistryLimits.Referrers && !found.ContainsKey(referrer.Digest))
        {
            throw new FaultException(RegistryFaults.ReplyInvalid(repository.Target(digest.ToString()), $"it has more than {RegistryLimits.Referrers:N0} referrers, the most that are looked at."));
        }

        found.TryAdd(referrer.Digest, referrer);
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
