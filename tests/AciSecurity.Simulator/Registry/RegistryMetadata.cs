using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Registry;

/// <summary>Azure's own API below /acr/v1: repositories, tags and manifests with their times and attributes
/// (https://learn.microsoft.com/rest/api/containerregistry/repository).</summary>
internal sealed class RegistryMetadata(SimulatedRegistry registry)
{
    public Reply Answer(Call call, RegistryRoute route, Repository repository, JsonObject? patch)
    {
        var show = new MetadataJson(registry.LoginServer, repository);
        return (call.Method, route.Kind) switch
        {
            ("GET", RegistryRouteKind.Repository) => Reply.Json(show.Whole()),
            ("PATCH", RegistryRouteKind.Repository) => Patch(patch, repository.Attributes, changed => repository.Attributes = changed, show.Whole),
            ("DELETE", RegistryRouteKind.Repository) => DeleteRepository(repository),
            ("GET", RegistryRouteKind.Tags) => Tags(call, repository, show),
            ("GET", RegistryRouteKind.Manifests) => Manifests(call, repository, show),
            (_, RegistryRouteKind.Tag) => repository.Tag(route.Reference) is { } tag ? OfTag(call, repository, tag, patch, show) : RegistryErrors.UnknownTag(route.Reference),
            (_, RegistryRouteKind.ManifestAttributes) => repository.Manifest(route.Reference) is { } manifest && manifest.Digest == route.Reference
                ? OfManifest(call, manifest, patch, show)
                : RegistryErrors.UnknownManifest(route.Reference),
            _ => RegistryErrors.Unsupported(),
        };
    }

    private Reply OfTag(Call call, Repository repository, StoredTag tag, JsonObject? patch, MetadataJson show)
    {
        switch (call.Method)
        {
            case "GET":
                return Reply.Json(show.Single(tag));
            case "PATCH":
                return Patch(patch, tag.Attributes, changed => tag.Attributes = changed, () => show.Single(tag));
            case "DELETE" when !tag.Attributes.MayGo || !repository.Attributes.MayGo:
                return RegistryErrors.Disallowed();
            case "DELETE":
                repository.RemoveTag(tag.Name);
                repository.Updated = registry.Now;
                return Reply.Empty(202);
            default:
                return RegistryErrors.Unsupported();
        }
    }

    private static Reply OfManifest(Call call, StoredManifest manifest, JsonObject? patch, MetadataJson show) => call.Method switch
    {
        "GET" => Reply.Json(show.Single(manifest)),
        "PATCH" => Patch(patch, manifest.Attributes, changed => manifest.Attributes = changed, () => show.Single(manifest)),
        _ => RegistryErrors.Unsupported(),
    };

    private Reply DeleteRepository(Repository repository)
    {
        var held = repository.Tags.Select(tag => tag.Attributes).Concat(repository.Manifests.Select(manifest => manifest.Attributes)).Append(repository.Attributes);
        if (held.Any(attributes => !attributes.MayGo)) return RegistryErrors.Disallowed();
        var deleted = new JsonObject
        {
            ["manifestsDeleted"] = new JsonArray([.. repository.Manifests.Select(manifest => JsonValue.Create(manifest.Digest))]),
            ["tagsDeleted"] = new JsonArray([.. repository.Tags.Select(tag => JsonValue.Create(tag.Name))]),
        };
        registry.Remove(repository.Name);
        return Reply.Json(deleted, 202);
    }

    private Reply Tags(Call call, Repository repository, MetadataJson show)
    {
        var digest = call.Query["digest"].ToString();
        var tags = repository.Tags.Where(tag => tag.Attributes.ListEnabled && (digest.Length == 0 || tag.Digest == digest)).OrderBy(tag => tag.Name, StringComparer.Ordinal);
        var page = ListPage<StoredTag>.Of(call, InOrder(call, tags, tag => tag.Updated), tag => tag.Name, registry.Setting.PageSize);
        return page is null ? RegistryErrors.BadPage() : page.Tell(Reply.Json(show.List("tags", page.Items.Select(show.Of))));
    }

    private Reply Manifests(Call call, Repository repository, MetadataJson show)
    {
        var manifests = repository.Manifests.Where(manifest => manifest.Attributes.ListEnabled).OrderBy(manifest => manifest.Digest, StringComparer.Ordinal);
        var page = ListPage<StoredManifest>.Of(call, InOrder(call, manifests, manifest => manifest.Updated), manifest => manifest.Digest, registry.Setting.PageSize);
        return page is null ? RegistryErrors.BadPage() : page.Tell(Reply.Json(show.List("manifests", page.Items.Select(show.Of))));
    }

    private static IEnumerable<T> InOrder<T>(Call call, IEnumerable<T> items, Func<T, DateTimeOffset> time) => call.Query["orderby"].ToString() switch
    {
        "timeasc" => items.OrderBy(time),
        "timedesc" => items.OrderByDescending(time),
        _ => items,
    };

    private static Reply Patch(JsonObject? patch, ContentAttributes before, Action<ContentAttributes> store, Func<JsonObject> show)
    {
        if (patch is null) return RegistryErrors.BadBody();
        try
        {
            bool Flag(string name, bool value) => patch[name]?.GetValue<bool>() ?? value;
            string? Text(string name, string? value) => patch[name]?.GetValue<string>() ?? value;
            store(new()
            {
                DeleteEnabled = Flag("deleteEnabled", before.DeleteEnabled),
                WriteEnabled = Flag("writeEnabled", before.WriteEnabled),
                ListEnabled = Flag("listEnabled", before.ListEnabled),
                ReadEnabled = Flag("readEnabled", before.ReadEnabled),
                QuarantineState = Text("quarantineState", before.QuarantineState),
                QuarantineDetails = Text("quarantineDetails", before.QuarantineDetails),
            });
            return Reply.Json(show());
        }
        catch (InvalidOperationException)
        {
            return RegistryErrors.BadBody();
        }
    }
}
