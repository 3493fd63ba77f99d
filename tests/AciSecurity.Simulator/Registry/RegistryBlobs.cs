using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Registry;

/// <summary>Blobs that are whole. Azure has them on another host and sends clients there with an address that holds its own permission
/// (https://learn.microsoft.com/azure/container-registry/container-registry-dedicated-data-endpoints).</summary>
internal sealed class RegistryBlobs(SimulatedRegistry registry, DataEndpoint data)
{
    public Reply Get(Call call, Repository repository, string digest)
    {
        if (!repository.Attributes.ReadEnabled) return RegistryErrors.Disallowed();
        if (!repository.Blobs.TryGetValue(digest, out var content)) return RegistryErrors.UnknownBlob(digest);
        var reply = call.Method == "GET" && registry.Setting.RedirectsBlobs
            ? Reply.Empty(307).With("Location", data.Address(registry, repository.Name, digest))
            : DataEndpoint.Show(call, content);
        return reply.With("Docker-Content-Digest", digest);
    }

    public static Reply Delete(Repository repository, string digest)
    {
        if (!repository.Attributes.MayGo) return RegistryErrors.Disallowed();
        return repository.Blobs.Remove(digest) ? Reply.Empty(202).With("Docker-Content-Digest", digest) : RegistryErrors.UnknownBlob(digest);
    }
}
