using AciSecurity.Audits;

namespace AciSecurity.Ports;

/// <summary>Somewhere that resources come from: files, or Azure.</summary>
public interface IResourceSource
{
    /// <summary>Reads everything there is, in order: resources, and beside them what could not be read and what is worth
    /// saying. Faults are items, not exceptions: one broken file does not end a run.</summary>
    IAsyncEnumerable<RunItem> ReadAsync(CancellationToken cancellationToken);
}
