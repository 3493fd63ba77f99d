using System.Runtime.CompilerServices;
using AciSecurity.Audits;
using AciSecurity.Faults;
using AciSecurity.Ports;

namespace AciSecurity.Binding;

/// <summary>What was given and could not even be opened: it goes through the audit like all else, so that it leaves an
/// error and a finding.</summary>
internal sealed class FaultSource(IReadOnlyList<Fault> faults) : IResourceSource
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<RunItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var fault in faults) yield return new RunItem.FaultRaised(fault);
    }
}
