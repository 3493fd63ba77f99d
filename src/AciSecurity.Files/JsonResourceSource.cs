using System.Runtime.CompilerServices;
using AciSecurity.Audits;
using AciSecurity.Faults;
using AciSecurity.Files.Discovery;
using AciSecurity.Files.Exports;
using AciSecurity.Files.Json;
using AciSecurity.Ports;
using AciSecurity.Resources;

namespace AciSecurity.Files;

/// <summary>Reads the resources in one JSON text in memory: what an object of the pipeline says of itself.</summary>
/// <param name="json">UTF-8, in any shape that tools write: one resource, or a list of them.</param>
/// <param name="origin">Where the object came from.</param>
public sealed class JsonResourceSource(ReadOnlyMemory<byte> json, Origin origin) : IResourceSource
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<RunItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var text = JsonText.Read(json);
        if (text.Problem() is { } problem)
        {
            yield return new RunItem.FaultRaised(FileFaults.Invalid(origin.ToString(), problem.Line, problem.Cause));
            yield break;
        }

        if (JsonRecognition.Recognise(text.Utf8) == FileKind.ResourceList)
        {
            using var stream = new MemoryStream(text.Utf8, writable: false);
            using var export = new ExportStream(stream);
            await foreach (var (element, _) in export.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var resource in ExportedResource.Read(element, origin)) yield return new RunItem.ResourceRead(resource);
            }

            yield break;
        }

        foreach (var resource in ExportedResource.Read(text.Utf8, origin)) yield return new RunItem.ResourceRead(resource);
    }
}
