using System.Text.Json;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Registry;

/// <summary>The data plane of one registry: who asks, whether they may, and then what they ask for.</summary>
internal sealed class RegistryEndpoint(SimulatedRegistry registry, ResourceStore store, RegistrySignIn signIn, RegistryAuthorization authorization, RegistryAccess access, DataEndpoint data, TimeProvider clock)
{
    private readonly RegistryThrottle _throttle = new(registry, clock);
    private readonly RegistryLists _lists = new(registry);
    private readonly RegistryManifests _manifests = new(registry);
    private readonly RegistryBlobs _blobs = new(registry, data);
    private readonly RegistryUploads _uploads = new(registry);
    private readonly RegistryReferrers _referrers = new(registry);
    private readonly RegistryMetadata _metadata = new(registry);

    public SimulatedRegistry Registry => registry;

    public async Task<Reply> AnswerAsync(Call call)
    {
        if (store.Find(registry.ResourceId.ToLowerInvariant()) is not { } stored) return RegistryErrors.NotFound();
        var resource = new RegistryResource(stored.ToObject());
        if (registry.Setting.EnforcesNetworkRules && resource.IsClosed) return RegistryErrors.NetworkDenied();
        if (RegistrySignIn.IsAt(call.Path)) return await signIn.AnswerAsync(call, resource);
        if (RegistryRoute.Of(call.Path) is not { } route) return RegistryErrors.NotFound();
        var (token, refusal) = await authorization.CheckAsync(call, route, resource);
        if (token is null) return refusal!;
        if (_throttle.Take(call, route, token.Caller, resource) is { } tooMany) return tooMany;
        using var body = new MemoryStream();
        await call.Http.Request.Body.CopyToAsync(body, call.Http.RequestAborted);
        lock (registry.Gate) return Answer(call, route, token, resource, body.ToArray()).With("Docker-Distribution-Api-Version", "registry/2.0");
    }

    private Reply Answer(Call call, RegistryRoute route, RegistryToken token, RegistryResource resource, byte[] body)
    {
        if (route.Kind == RegistryRouteKind.Base) return Reply.Json(new JsonObject());
        if (route.Kind == RegistryRouteKind.Catalog) return call.Method == "GET" ? _lists.Catalog(call) : RegistryErrors.Unsupported();
        if (!ContentDigest.RepositoryPattern.IsMatch(route.Name)) return RegistryErrors.BadName(route.Name);
        if (route.Kind == RegistryRouteKind.Upload) return _uploads.Answer(call, route, body, token);
        if (route.Kind == RegistryRouteKind.Referrers) return call.Method == "GET" ? _referrers.List(call, route, resource) : RegistryErrors.Unsupported();
        if (route.Kind is RegistryRouteKind.Manifest or RegistryRouteKind.Tag && !IsReference(route.Reference)) return RegistryErrors.BadDigest(route.Reference);
        if (route.Kind == RegistryRouteKind.Manifest && call.Method == "PUT") return _manifests.Put(call, route, body, resource);
        if (registry.Find(route.Name) is not { } repository) return RegistryErrors.UnknownRepository(route.Name);
        return (route.Kind, call.Method) switch
        {
            (RegistryRouteKind.TagNames, "GET") => _lists.TagNames(call, repository),
            (RegistryRouteKind.Manifest, "GET" or "HEAD") => RegistryManifests.Get(call, repository, route.Reference, resource.Quarantines && !access.ReadsQuarantine(token.Caller, registry)),
            (RegistryRouteKind.Manifest, "DELETE") => _manifests.Delete(repository, route.Reference),
            (RegistryRouteKind.Blob, "GET" or "HEAD") => _blobs.Get(call, repository, route.Reference),
            (RegistryRouteKind.Blob, "DELETE") => RegistryBlobs.Delete(repository, route.Reference),
            (RegistryRouteKind.Manifest or RegistryRouteKind.Blob or RegistryRouteKind.TagNames, _) => RegistryErrors.Unsupported(),
            _ => _metadata.Answer(call, route, repository, Json(body)),
        };
    }

    private static bool IsReference(string reference) => ContentDigest.Pattern.IsMatch(reference) || ContentDigest.TagPattern.IsMatch(reference);

    private static JsonObject? Json(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
