using System.Runtime.CompilerServices;
using AciSecurity.Audits;
using AciSecurity.Errors;
using AciSecurity.Ports;

namespace AciSecurity.Binding;

/// <summary>Reads one input object, of which a resource is expected: where none comes, that is a fault, not silence.</summary>
internal sealed class ResourceExpected(IResourceSource source, string target) : IResourceSource
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<RunItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isAnswered = false;
        await foreach (var item in source.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            isAnswered |= item is RunItem.ResourceRead or RunItem.FaultRaised;
            yield return item;
        }

        if (!isAnswered) yield return new RunItem.FaultRaised(InputFaults.NotAResource(target, "no Azure resource can be read from this object."));
    }
}
