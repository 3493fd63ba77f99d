using System.Runtime.CompilerServices;
using System.Text.Json;
using AciSecurity.Audits;
using AciSecurity.Faults;
using AciSecurity.Files.Discovery;
using AciSecurity.Files.Exports;
using AciSecurity.Files.Json;
using AciSecurity.Resources;

namespace AciSecurity.Files;

/// <summary>Reads a file of exported resources, as many as there may be.</summary>
internal static class ExportReader
{
    /// <summary>Reads the file while its resources are judged: memory holds one at a time.</summary>
    public static async IAsyncEnumerable<RunItem> ReadAsync(FoundFile file, long largestFile, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stream = Utf16.Transcode(new FileStream(file.Path, new FileStreamOptions { Options = FileOptions.SequentialScan | FileOptions.Asynchronous, BufferSize = 0 }));
        var length = new FileInfo(file.Path).Length;
        using var export = new ExportStream(stream);
        int elements = 0, resources = 0;
        Fault? fault = null;
        var elementsOf = export.ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (elementsOf.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await elementsOf.MoveNextAsync().ConfigureAwait(false)) break;
                }
                catch (JsonException broken)
                {
                    // What came before the break was whole, and stays.
                    fault = FileFaults.Invalid(file.Path, export.Line, JsonSyntax.Cause(broken));
                    break;
                }

                var (json, line) = elementsOf.Current;
                elements++;
                foreach (var resource in ExportedResource.Read(json, new(OriginKind.Export, file.Path, line)))
                {
                    resources++;
                    yield return new RunItem.ResourceRead(resource);
                }
            }
        }

        if (fault is null && resources == 0 && length > largestFile) fault = FileFaults.TooLarge(file.Path, length, largestFile);
        if (fault is null && resources == 0 && file.IsNamed && (elements > 0 || !export.IsEntered)) fault = FileFaults.NotRecognised(file.Path);
        if (fault is null && resources > 0 && export.HasNextPage) fault = FileFaults.Incomplete(file.Path);
        yield return fault is null
            ? new RunItem.Progress(resources == 0 ? $"{file.Path}: passed over, it declares no resources." : $"{file.Path}: {resources:N0} resources.")
            : new RunItem.FaultRaised(fault);
    }
}
