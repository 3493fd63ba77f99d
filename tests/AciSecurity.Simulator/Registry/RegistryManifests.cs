using System.Text.Json;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Registry;

/// <summary>Manifests, whose bytes are kept as they came (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
/// and #pushing-manifests).</summary>
internal sealed class RegistryManifests(SimulatedRegistry registry)
{
    private const int Largest = 4 * 1024 * 1024;

    /// <summary>A manifest as it is served. Quarantined ones are there for scanners only: for others a tag finds nothing and a digest is disallowed
    /// (https://github.com/Azure/acr/blob/main/docs/preview/quarantine/readme.md).</summary>
    public static Reply Get(Call call, Repository repository, string reference, bool hidesQuarantined)
    {
        if (repository.Manifest(reference) is not { } manifest) return RegistryErrors.UnknownManifest(reference);
        var tag = repository.Tag(reference);
        if (hidesQuarantined && manifest.Attributes.QuarantineState is { } state && state != "Passed") return tag is null ? RegistryErrors.Disallowed() : RegistryErrors.UnknownManifest(reference);
        if (!repository.Attributes.ReadEnabled || !manifest.Attributes.ReadEnabled || tag?.Attributes.ReadEnabled == false) return RegistryErrors.Disallowed();
        if (!Accepts(call, manifest.MediaType)) return RegistryErrors.NotAccepted(manifest.MediaType);
        return Reply.Json(manifest.Content).With("Content-Type", manifest.MediaType).With("Docker-Content-Digest", manifest.Digest).With("ETag", $"\"{manifest.Digest}\"");
    }

    public Reply Put(Call call, RegistryRoute route, byte[] content, RegistryResource resource)
    {
        var mediaType = call.Http.Request.ContentType?.Split(';')[0].Trim() ?? "";
        if (Refuse(content, mediaType, route.Reference) is { } refusal) return refusal;
        var now = registry.Now;
        var manifest = new StoredManifest(content, mediaType, ContentDigest.Pattern.IsMatch(route.Reference) ? route.Reference : null)
        {
            Created = now,
            Updated = now,
            Attributes = new() { QuarantineState = resource.Quarantines ? "Quarantined" : null },
        };
        if (manifest.DeclaredType is { } declared && declared != mediaType) return RegistryErrors.BadManifest($"It calls itself {declared}.");
        var repository = registry.FindOrMake(route.Name, now);
        var tag = ContentDigest.Pattern.IsMatch(route.Reference) ? null : route.Reference;
        if (!repository.Attributes.WriteEnabled || (tag is not null && repository.Tag(tag)?.Attributes.WriteEnabled == false)) return RegistryErrors.Disallowed();
        if (manifest.Blobs.FirstOrDefault(digest => !repository.Blobs.ContainsKey(digest)) is { } missing) return RegistryErrors.UnknownManifestBlob(missing);
        if (manifest.Children.Select(child => StoredManifest.Text(child, "digest") ?? "").FirstOrDefault(digest => repository.Manifest(digest) is null) is { } child) return RegistryErrors.UnknownManifestBlob(child);
        repository.Updated = now;
        repository.Put(manifest, tag, now);
        var reply = Reply.Empty(201).With("Location", $"/v2/{route.Name}/manifests/{manifest.Digest}").With("Docker-Content-Digest", manifest.Digest);
        return manifest.Subject is { } subject && !resource.HasOwnKey ? reply.With("OCI-Subject", subject) : reply;
    }

    /// <summary>Deletes a manifest. A tag is deleted where its attributes are.</summary>
    public Reply Delete(Repository repository, string reference)
    {
        if (!ContentDigest.Pattern.IsMatch(reference)) return RegistryErrors.Unsupported();
        if (repository.Manifest(reference) is not { } manifest) return RegistryErrors.UnknownManifest(reference);
        var held = repository.TagsOf(reference).Select(tag => repository.Tag(tag)!.Attributes).Append(manifest.Attributes).Append(repository.Attributes);
        if (held.Any(attributes => !attributes.MayGo)) return RegistryErrors.Disallowed();
        repository.RemoveManifest(reference);
        repository.Updated = registry.Now;
        return Reply.Empty(202);
    }

    private static Reply? Refuse(byte[] content, string mediaType, string reference)
    {
        if (content.Length > Largest) return RegistryErrors.Of(413, "SIZE_INVALID", "manifest too large");
        if (!MediaType.IsManifest(mediaType)) return RegistryErrors.BadManifest($"'{mediaType}' is no media type of a manifest.");
        if (reference.Contains(':', StringComparison.Ordinal) && !ContentDigest.Matches(content, reference)) return RegistryErrors.BadDigest(reference);
        try
        {
            return JsonNode.Parse(content) is JsonObject manifest && manifest["schemaVersion"] is JsonValue version && version.TryGetValue<int>(out var number) && number == 2
                ? null
                : RegistryErrors.BadManifest("It is no JSON object of schema version 2.");
        }
        catch (JsonException)
        {
            return RegistryErrors.BadManifest("It is no JSON.");
        }
    }

    // As the registry that Azure's was made of: Docker's manifest goes to everybody, the others to those who name them.
    private static bool Accepts(Call call, string mediaType)
    {
        var accepted = call.Http.Request.Headers.Accept.SelectMany(value => (value ?? "").Split(',')).Select(value => value.Split(';')[0].Trim()).ToList();
        return mediaType == MediaType.DockerManifest || !MediaType.IsManifest(mediaType) || accepted.Contains(mediaType);
    }
}
