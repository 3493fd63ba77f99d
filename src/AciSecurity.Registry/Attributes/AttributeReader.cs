using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Client;
using AciSecurity.Registry.Images;
using AciSecurity.Registry.Listing;
using Azure.Core;

namespace AciSecurity.Registry.Attributes;

/// <summary>Reads what Azure Container Registry knows of a repository beside its content. Untagged manifests are in its lists and in no other.</summary>
/// <remarks>https://github.com/Azure/azure-rest-api-specs/blob/main/specification/containerregistry/data-plane/Azure.ContainerRegistry/stable/2021-07-01/containerregistry.json</remarks>
internal sealed class AttributeReader(ImageRepository repository)
{
    // The service's largest page; it gives 100 where nothing is asked.
    private const int PageSize = 1000;
    private const int NewestTags = 50;

    /// <summary>The manifests of the repository.</summary>
    /// <exception cref="FaultException">They cannot be read, or not to the end.</exception>
    public async IAsyncEnumerable<ManifestAttributes> ManifestsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in PagesAsync("_manifests", cancellationToken).ConfigureAwait(false))
        {
            using (page)
            {
                foreach (var item in PagedList.Objects(page, "manifests")) yield return Manifest(item);
            }
        }
    }

    /// <summary>The tags of the repository.</summary>
    /// <exception cref="FaultException">They cannot be read, or not to the end.</exception>
    public async IAsyncEnumerable<TagAttributes> TagsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in PagesAsync("_tags", cancellationToken).ConfigureAwait(false))
        {
            using (page)
            {
                foreach (var item in PagedList.Objects(page, "tags"))
                {
                    var name = Text(item, "name");
                    if (name is null || !RepositoryName.IsTag(name)) throw Invalid("it lists a tag that cannot be one.");
                    yield return new(name, DigestOf(item), Time(item, "lastUpdateTime"), item.TryGetProperty("signed", out var signed) && signed.ValueKind == JsonValueKind.True, AttributeJson.Locks(item));
                }
            }
        }
    }

    /// <summary>How many manifests the repository has, those that lists do not show included; null where it does not say.</summary>
    /// <remarks>GET /acr/v1/{name}: https://learn.microsoft.com/rest/api/containerregistry/repository/get-properties</remarks>
    /// <exception cref="FaultException">It cannot be read.</exception>
    public async Task<int?> CountAsync(CancellationToken cancellationToken)
    {
        await foreach (var page in new PagedList(repository.Connection, Call("")).PagesAsync(cancellationToken).ConfigureAwait(false))
        {
            using (page)
            {
                return page.RootElement.ValueKind == JsonValueKind.Object && page.RootElement.TryGetProperty("manifestCount", out var count)
                    && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var manifests) ? manifests : null;
            }
        }

        return null;
    }

    /// <summary>When a manifest was pushed first; null where the registry does not say.</summary>
    /// <remarks>GET /acr/v1/{name}/_manifests/{digest}: https://learn.microsoft.com/rest/api/containerregistry/manifests/get-attributes</remarks>
    /// <exception cref="FaultException">It cannot be read.</exception>
    public async Task<DateTimeOffset?> PushedAsync(Digest digest, CancellationToken cancellationToken)
    {
        await foreach (var page in new PagedList(repository.Connection, Call($"/_manifests/{digest}")).PagesAsync(cancellationToken).ConfigureAwait(false))
        {
            using (page)
            {
                return page.RootElement.ValueKind == JsonValueKind.Object && page.RootElement.TryGetProperty("manifest", out var manifest) && manifest.ValueKind == JsonValueKind.Object
                    ? Time(manifest, "createdTime")
                    : null;
            }
        }

        return null;
    }

    /// <summary>When a tag of an image was moved last; null where the registry does not say.</summary>
    /// <remarks>Tags that clients keep signatures at are none of an image; they may be the newest.</remarks>
    /// <exception cref="FaultException">It cannot be read.</exception>
    public async Task<DateTimeOffset?> NewestTagAsync(CancellationToken cancellationToken)
    {
        await foreach (var page in new PagedList(repository.Connection, Call($"/_tags?n={NewestTags}&orderby=timedesc")).PagesAsync(cancellationToken).ConfigureAwait(false))
        {
            using (page)
            {
                return PagedList.Objects(page, "tags").Where(item => Text(item, "name") is { } name && !ImageClassifier.IsAttachmentTag(name)).Max(item => Time(item, "lastUpdateTime"));
            }
        }

        return null;
    }

    private IAsyncEnumerable<JsonDocument> PagesAsync(string list, CancellationToken cancellationToken) =>
        new PagedList(repository.Connection, Call($"/{list}?n={PageSize}")).PagesAsync(cancellationToken);

    private RegistryCall Call(string path) =>
        new(RequestMethod.Get, $"/acr/v1/{repository.Name}{path}", $"repository:{repository.Name}:metadata_read", repository.Target()) { Right = "metadata_read" };

    private ManifestAttributes Manifest(JsonElement item) => new(
        DigestOf(item),
        Text(item, "mediaType"),
        Text(item, "configMediaType"),
        item.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array
            ? [.. tags.EnumerateArray().Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => tag.GetString()!).Where(RepositoryName.IsTag)]
            : [],
        Time(item, "createdTime"),
        Time(item, "lastUpdateTime"),
        item.TryGetProperty("imageSize", out var size) && size.ValueKind == JsonValueKind.Number && size.TryGetInt64(out var bytes) ? bytes : null,
        AttributeJson.Locks(item),
        item.TryGetProperty("changeableAttributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object ? Text(attributes, "quarantineState") : null);

    private Digest DigestOf(JsonElement item) => Digest.TryParse(Text(item, "digest"), out var digest) ? digest : throw Invalid("it lists something without a digest.");

    private static DateTimeOffset? Time(JsonElement item, string name) =>
        DateTimeOffset.TryParse(Text(item, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private FaultException Invalid(string cause) => new(RegistryFaults.ReplyInvalid(repository.Target(), cause));
}
