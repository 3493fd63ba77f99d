using System.Runtime.CompilerServices;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Client;
using Azure;
using Azure.Core;

namespace AciSecurity.Registry.Images;

/// <summary>Reads one repository of a registry. Nothing is given whose digest is not what was asked for.</summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/main/spec.md</remarks>
/// <param name="connection">The registry.</param>
/// <param name="name">The repository.</param>
internal sealed class ImageRepository(RegistryConnection connection, string name)
{
    private const string ManifestTypes = $"{MediaTypes.OciManifest}, {MediaTypes.OciIndex}, {MediaTypes.DockerManifest}, {MediaTypes.DockerList}, {MediaTypes.OciArtifact}";

    /// <summary>The repository.</summary>
    public string Name => name;

    /// <summary>The registry.</summary>
    public RegistryConnection Connection => connection;

    /// <summary>How a fault names something here.</summary>
    /// <param name="reference">A tag or a digest; null for the repository.</param>
    public string Target(string? reference = null) => reference switch
    {
        null => $"{connection.Address}/{name}",
        _ when reference.Contains(':') => $"{connection.Address}/{name}@{reference}",
        _ => $"{connection.Address}/{name}:{reference}",
    };

    /// <summary>Reads a manifest or index.</summary>
    /// <param name="reference">A tag or a digest.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>Null where the repository has none.</returns>
    /// <exception cref="FaultException">It cannot be read, or is not what it should be.</exception>
    public Task<Manifest?> FindManifestAsync(string reference, CancellationToken cancellationToken)
    {
        var call = new RegistryCall(RequestMethod.Get, $"/v2/{name}/manifests/{reference}", RegistryCall.Pull(name), Target(reference)) { Accept = ManifestTypes };
        return connection.SendAsync(call, Read, cancellationToken);

        async Task<Manifest?> Read(Response response)
        {
            if (response.Status == 404) return null;
            if (response.IsError) throw new FaultException(await RefusedCall.FaultAsync(response, call, cancellationToken).ConfigureAwait(false));
            var body = await BoundedBody.ReadAsync(response, RegistryLimits.Manifest, call.Target, cancellationToken).ConfigureAwait(false);
            return Checked(response, body, reference);
        }
    }

    /// <summary>Reads a manifest or index that has to be there.</summary>
    /// <inheritdoc cref="FindManifestAsync"/>
    public async Task<Manifest> GetManifestAsync(string reference, CancellationToken cancellationToken) =>
        await FindManifestAsync(reference, cancellationToken).ConfigureAwait(false) ?? throw new FaultException(RegistryFaults.NotFound(Target(reference)));

    /// <summary>The tags, in the order of the registry.</summary>
    /// <exception cref="FaultException">They cannot be read, or not to the end.</exception>
    public async IAsyncEnumerable<string> TagsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var list = new PagedList(connection, new(RequestMethod.Get, $"/v2/{name}/tags/list", RegistryCall.Pull(name), Target()));
        await foreach (var page in list.PagesAsync(cancellationToken).ConfigureAwait(false))
        {
            using (page)
            {
                foreach (var tag in PagedList.Texts(page, "tags", Target()))
                {
                    if (RepositoryName.IsTag(tag)) yield return tag;
                    else throw new FaultException(RegistryFaults.ReplyInvalid(Target(), "it lists a tag that cannot be one."));
                }
            }
        }
    }

    private Manifest Checked(Response response, byte[] body, string reference)
    {
        try
        {
            var digest = Digest.TryParse(reference, out var wanted) ? wanted : Digest.Of(body);
            if (!digest.IsOf(body)) throw new FormatException("the manifest has another digest than was asked for.");
            if (response.Headers.TryGetValue("Docker-Content-Digest", out var said) && Digest.TryParse(said, out var other) && !other.IsOf(body))
            {
                throw new FormatException("the manifest has another digest than the registry says.");
            }

            return ManifestReader.Read(body, digest, response.Headers.ContentType);
        }
        catch (FormatException exception)
        {
            throw new FaultException(RegistryFaults.ReplyInvalid(Target(reference), exception.Message));
        }
    }
}
