using System.Text.Json;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Client;
using AciSecurity.Registry.Images;
using Azure.Core;

namespace AciSecurity.Registry.Attributes;

/// <summary>Reads and sets what may be done to a repository, a tag or a manifest.</summary>
/// <remarks>GET and PATCH /acr/v1/{name}, /_tags/{tag}, /_manifests/{digest}:
/// https://learn.microsoft.com/rest/api/containerregistry/manifests/update-properties</remarks>
internal sealed class LockWriter(OpenedRegistry registry, LockTarget target)
{
    private readonly ImageRepository _repository = registry.Repository(target.Repository);

    private string Path => target switch
    {
        { Digest: { } digest } => $"/acr/v1/{target.Repository}/_manifests/{digest}",
        { Tag: { } tag } => $"/acr/v1/{target.Repository}/_tags/{tag}",
        _ => $"/acr/v1/{target.Repository}",
    };

    private string Name => _repository.Target(target.Digest?.ToString() ?? target.Tag);

    /// <summary>What may be done now.</summary>
    /// <exception cref="FaultException">It cannot be read, or the registry has no such thing.</exception>
    public async Task<ImageLocks> ReadAsync(CancellationToken cancellationToken)
    {
        if (!registry.IsAzure) throw new FaultException(RegistryFaults.NotAzure(Name));
        var call = new RegistryCall(RequestMethod.Get, Path, $"repository:{target.Repository}:metadata_read", Name) { Right = "metadata_read" };
        var body = await BodyAsync(call, cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(body);
            var answer = document.RootElement;
            foreach (var name in (string[])["manifest", "tag"])
            {
                if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var inner)) answer = inner;
            }

            if (answer.ValueKind == JsonValueKind.Object && AttributeJson.Locks(answer) is { } locks) return locks;
        }
        catch (JsonException)
        {
            // As one without locks.
        }

        throw new FaultException(RegistryFaults.ReplyInvalid(Name, "the answer does not say what may be done."));
    }

    /// <summary>Sets what may be deleted and written, and reads what came of it.</summary>
    /// <exception cref="FaultException">It cannot be set, or the registry did not keep it.</exception>
    public async Task<ImageLocks> SetAsync(ImageLocks locks, CancellationToken cancellationToken)
    {
        var call = new RegistryCall(RequestMethod.Patch, Path, $"repository:{target.Repository}:metadata_write", Name)
        {
            Content = JsonSerializer.SerializeToUtf8Bytes(new { deleteEnabled = locks.CanDelete, writeEnabled = locks.CanWrite }),
            ContentType = "application/json",
            Right = "metadata_write",
        };
        await BodyAsync(call, cancellationToken).ConfigureAwait(false);
        var kept = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return kept.CanDelete == locks.CanDelete && kept.CanWrite == locks.CanWrite ? kept : throw new FaultException(RegistryFaults.ReplyInvalid(Name, "the registry did not keep what was set."));
    }

    private Task<byte[]> BodyAsync(RegistryCall call, CancellationToken cancellationToken) => _repository.Connection.SendAsync(call, async response =>
    {
        if (response.IsError) throw new FaultException(await RefusedCall.FaultAsync(response, call, cancellationToken).ConfigureAwait(false));
        return await BoundedBody.ReadAsync(response, RegistryLimits.Page, call.Target, cancellationToken).ConfigureAwait(false);
    }, cancellationToken);
}
