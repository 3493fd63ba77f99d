using System.Globalization;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Registry;

/// <summary>Blobs on their way in: begun, continued in chunks, ended with a digest, or mounted from another repository
/// (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-blobs). Each answer gives the only address that goes on.</summary>
internal sealed class RegistryUploads(SimulatedRegistry registry)
{
    private readonly Dictionary<string, (string Repository, string State, MemoryStream Content)> _uploads = [];

    public Reply Answer(Call call, RegistryRoute route, byte[] body, RegistryToken token)
    {
        if (registry.Find(route.Name)?.Attributes.WriteEnabled == false) return RegistryErrors.Disallowed();
        if (call.Method == "POST") return Begin(call, route, body, token);
        if (!_uploads.TryGetValue(route.Reference, out var upload) || upload.Repository != route.Name) return RegistryErrors.UnknownUpload();
        if (call.Method != "GET" && call.Query["_state"] != upload.State) return RegistryErrors.BadUpload();
        return call.Method switch
        {
            "GET" => Tell(Reply.Empty(204), route.Reference),
            "PATCH" => Continue(call, route.Reference, body),
            "PUT" => End(call, route.Name, route.Reference, body),
            "DELETE" => Cancel(route.Reference),
            _ => RegistryErrors.Unsupported(),
        };
    }

    private Reply Begin(Call call, RegistryRoute route, byte[] body, RegistryToken token)
    {
        if (route.Reference.Length > 0) return RegistryErrors.Unsupported();
        if (Mounted(call, route.Name, token) is { } mounted) return mounted;
        var id = Guid.NewGuid().ToString();
        _uploads[id] = (route.Name, "", new());
        return call.Query["digest"].Count > 0 ? End(call, route.Name, id, body) : Tell(Reply.Empty(202), id);
    }

    // What cannot be mounted is uploaded instead.
    private Reply? Mounted(Call call, string name, RegistryToken token)
    {
        var (digest, from) = (call.Query["mount"].ToString(), call.Query["from"].ToString());
        if (registry.Find(from)?.Blobs.GetValueOrDefault(digest) is not { } content || !token.Access.Any(scope => scope.Covers(RegistryScope.Repository(from, "pull"), "pull"))) return null;
        registry.FindOrMake(name, registry.Now).Blobs[digest] = content;
        return Created(name, digest);
    }

    private Reply Continue(Call call, string id, byte[] body)
    {
        var content = _uploads[id].Content;
        if (call.Http.Request.Headers.ContentRange.ToString() is { Length: > 0 } range
            && (!long.TryParse(range.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start) || start != content.Length)) return Tell(RegistryErrors.BadRange(), id);
        content.Write(body);
        return Tell(Reply.Empty(202), id);
    }

    private Reply End(Call call, string name, string id, byte[] body)
    {
        var (digest, content) = (call.Query["digest"].ToString(), _uploads[id].Content);
        content.Write(body);
        _uploads.Remove(id);
        var whole = content.ToArray();
        if (!ContentDigest.Pattern.IsMatch(digest) || !ContentDigest.Matches(whole, digest)) return RegistryErrors.BadDigest(digest);
        registry.FindOrMake(name, registry.Now).Blobs[digest] = whole;
        return Created(name, digest);
    }

    private Reply Cancel(string id)
    {
        _uploads.Remove(id);
        return Reply.Empty(204);
    }

    private Reply Tell(Reply reply, string id)
    {
        var (repository, _, content) = _uploads[id];
        var state = Guid.NewGuid().ToString("N");
        _uploads[id] = (repository, state, content);
        return reply
            .With("Location", $"/v2/{repository}/blobs/uploads/{id}?_nouploadcache=false&_state={state}")
            .With("Range", string.Create(CultureInfo.InvariantCulture, $"0-{Math.Max(0, content.Length - 1)}"))
            .With("Docker-Upload-UUID", id);
    }

    private static Reply Created(string name, string digest) => Reply.Empty(201).With("Location", $"/v2/{name}/blobs/{digest}").With("Docker-Content-Digest", digest);
}
