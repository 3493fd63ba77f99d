using System.Runtime.CompilerServices;
using AciSecurity.Audits;
using AciSecurity.Ports;

namespace AciSecurity.Files;

/// <summary>Reads the resources that files declare or hold: ARM templates, Bicep, the YAML of az container create, exports.</summary>
public sealed class FileResourceSource(FileSourceRequest request) : IResourceSource
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<RunItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var path in request.Paths) yield return new RunItem.Progress(path);
    }
}
