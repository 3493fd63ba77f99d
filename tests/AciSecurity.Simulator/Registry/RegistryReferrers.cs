using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Registry;

/// <summary>What refers to a manifest (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers). A digest that
/// nobody knows has no referrers, which is no error.</summary>
internal sealed class RegistryReferrers(SimulatedRegistry registry)
{
    public Reply List(Call call, RegistryRoute route, RegistryResource resource)
    {
        if (resource.HasOwnKey) return RegistryErrors.NotFound();
        if (!ContentDigest.Pattern.IsMatch(route.Reference)) return RegistryErrors.BadDigest(route.Reference);
        var setting = registry.Setting;
        var type = call.Query["artifactType"].ToString();
        var filters = setting.FiltersReferrers && type.Length > 0;
        var found = (registry.Find(route.Name)?.Manifests ?? [])
            .Where(manifest => manifest.Subject == route.Reference && (!filters || manifest.ArtifactType == type))
            .OrderBy(manifest => manifest.Digest, StringComparer.Ordinal).ToList();
        var after = Encoding.UTF8.GetString(Convert.FromBase64String(call.Query["nextToken"].ToString()));
        var rest = found.Where(manifest => string.CompareOrdinal(manifest.Digest, after) > 0).ToList();
        var page = rest.Take(setting.ReferrerPageSize).ToList();
        var reply = Reply.Json(new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaType.Index,
            ["manifests"] = new JsonArray([.. page.Select(manifest => Describe(manifest, setting.OmitsArtifactType))]),
        }).With("Content-Type", MediaType.Index);
        if (filters) reply.With("OCI-Filters-Applied", "artifactType");
        return rest.Count > page.Count ? reply.With("Link", $"<{Next(call, type, page[^1].Digest)}>; rel=\"next\"") : reply;
    }

    // The address of the next page is nothing that a client could make itself.
    private static string Next(Call call, string type, string last) =>
        $"{call.Path}?{(type.Length > 0 ? $"artifactType={Uri.EscapeDataString(type)}&" : "")}nextToken={Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(last)))}";

    private static JsonObject Describe(StoredManifest manifest, bool omitsArtifactType)
    {
        var descriptor = new JsonObject { ["mediaType"] = manifest.MediaType, ["digest"] = manifest.Digest, ["size"] = manifest.Content.Length };
        if (!omitsArtifactType && manifest.ArtifactType is { } type) descriptor["artifactType"] = type;
        if (manifest.Annotations is { } annotations) descriptor["annotations"] = annotations.DeepClone();
        return descriptor;
    }
}
