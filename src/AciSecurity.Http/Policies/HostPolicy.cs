using AciSecurity.Faults;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Http.Policies;

/// <summary>Lets a request go to known hosts only: an answer may name any address as the next page or as an operation's state, and the
/// token would go there.</summary>
internal sealed class HostPolicy(KnownHosts hosts) : HttpPipelineSynchronousPolicy
{
    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message)
    {
        var address = message.Request.Uri.ToUri();
        if (!hosts.Has(address)) throw new FaultException(AzureFaults.ReplyInvalid(address.GetLeftPart(UriPartial.Authority), "a request was to go there, which is no part of the environment."));
    }
}
