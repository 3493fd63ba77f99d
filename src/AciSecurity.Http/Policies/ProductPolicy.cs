using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Http.Policies;

/// <summary>Says which program asks, and nothing about the machine.</summary>
internal sealed class ProductPolicy : HttpPipelineSynchronousPolicy
{
    private static readonly string Product = $"AciSecurity/{typeof(ProductPolicy).Assembly.GetName().Version!.ToString(3)}";

    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue(HttpHeader.Names.UserAgent, Product);
}
