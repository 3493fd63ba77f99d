using System.Text.Json;
using System.Text.Json.Nodes;
using AciSecurity.Azure.Inventory;
using AciSecurity.Faults;
using AciSecurity.Resources;
using Azure.Core;

namespace AciSecurity.Azure.Facts;

/// <summary>Asks where a webhook sends what it tells. The answer has the webhook's headers too, which may be secrets: these are dropped.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/containerregistry/webhooks/get-callback-config. The question is an operation that the
/// activity log shows, so it is asked only on demand.</remarks>
internal sealed class WebhookAddress(LiveRun run)
{
    private const string Action = ResourceTypes.RegistryWebhook + "/getCallbackConfig/action";

    /// <summary>The webhook with its address; as it is where that cannot be read, which is said.</summary>
    public async Task<Resource> AddToAsync(Resource webhook, CancellationToken cancellationToken)
    {
        try
        {
            var path = $"{webhook.Id}/getCallbackConfig?api-version={ApiVersions.Of(webhook.Type)}";
            var reply = await run.Arm.SendAsync(RequestMethod.Post, path, webhook.Id, Action, cancellationToken).ConfigureAwait(false);
            return new(webhook.Identity, Merged(webhook, reply), webhook.Completeness);
        }
        catch (FaultException exception)
        {
            await run.FailAsync(exception.Fault, cancellationToken).ConfigureAwait(false);
            return webhook;
        }
    }

    private static byte[] Merged(Resource webhook, ReadOnlyMemory<byte> reply)
    {
        try
        {
            var resource = JsonNode.Parse(webhook.ToUtf8Json().Span)!.AsObject();
            var address = (string?)JsonNode.Parse(reply.Span)?["serviceUri"];
            if (resource["properties"] is JsonObject properties) properties["serviceUri"] = address;
            return JsonSerializer.SerializeToUtf8Bytes(resource);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FaultException(AzureFaults.ReplyInvalid(webhook.Id, "the answer is no configuration of a webhook."));
        }
    }
}
