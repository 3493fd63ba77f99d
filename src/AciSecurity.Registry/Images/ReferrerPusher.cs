using System.Text.Json;
using AciSecurity.Faults;
using AciSecurity.Images;

namespace AciSecurity.Registry.Images;

/// <summary>Writes referrers, so that whoever looks for them finds them.</summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-manifests-with-subject: a registry that has no list of
/// referrers says nothing of the subject, and the client keeps an index at a tag.</remarks>
internal sealed class ReferrerPusher(ImageRepository repository)
{
    private const int MostTries = 3;

    private readonly ImagePusher _pusher = new(repository);

    /// <summary>Writes one.</summary>
    /// <exception cref="FaultException">It cannot be written.</exception>
    public async Task PushAsync(Referrer referrer, CancellationToken cancellationToken)
    {
        foreach (var (descriptor, content) in referrer.Blobs) await _pusher.PushBlobAsync(descriptor, content, cancellationToken).ConfigureAwait(false);
        if (await _pusher.PushManifestAsync(referrer.Manifest, referrer.Content, tag: null, cancellationToken).ConfigureAwait(false)) return;

        // Another client may write the index meanwhile: what is there afterwards must have ours.
        for (var turn = 0; turn < MostTries; turn++)
        {
            if (await HasAsync(referrer, cancellationToken).ConfigureAwait(false)) return;
            await IndexAsync(referrer, cancellationToken).ConfigureAwait(false);
        }

        if (!await HasAsync(referrer, cancellationToken).ConfigureAwait(false))
        {
            throw new FaultException(RegistryFaults.ReplyInvalid(repository.Target(Tag(referrer)), "the list of referrers does not keep what is written to it; others may write it at the same time."));
        }
    }

    private async Task<bool> HasAsync(Referrer referrer, CancellationToken cancellationToken) =>
        await repository.FindManifestAsync(Tag(referrer), cancellationToken).ConfigureAwait(false) is { } index && index.Manifests.Any(item => item.Digest == referrer.Manifest.Digest);

    private async Task IndexAsync(Referrer referrer, CancellationToken cancellationToken)
    {
        var index = await repository.FindManifestAsync(Tag(referrer), cancellationToken).ConfigureAwait(false);
        if (index is { IsIndex: false }) throw new FaultException(RegistryFaults.ReplyInvalid(repository.Target(Tag(referrer)), "the tag for its list of referrers leads to something else, which is not replaced."));
        var content = Index([.. index?.Manifests ?? [], referrer.Manifest]);
        await _pusher.PushManifestAsync(new(MediaTypes.OciIndex, Digest.Of(content), content.Length), content, Tag(referrer), cancellationToken).ConfigureAwait(false);
    }

    private static string Tag(Referrer referrer) => ReferrerReader.FallbackTag(referrer.Subject.Digest);

    private static byte[] Index(IEnumerable<Descriptor> manifests)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 2);
            json.WriteString("mediaType", MediaTypes.OciIndex);
            json.WriteStartArray("manifests");
            foreach (var manifest in manifests) DescriptorJson.Write(json, manifest);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
