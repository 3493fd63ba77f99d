using System.Text;
using AciSecurity.Faults;
using AciSecurity.Http;
using AciSecurity.Images;
using AciSecurity.Registry.Client;
using Azure;
using Azure.Core;
using AccessToken = AciSecurity.Sessions.AccessToken;

namespace AciSecurity.Registry.SignIn;

/// <summary>Asks the service that gives a registry's tokens.</summary>
/// <param name="registry">Whose tokens.</param>
/// <param name="thumbprint">The certificate that it has to have; null where the machine's trust decides.</param>
/// <param name="clock">The time.</param>
internal sealed class TokenService(RegistryAddress registry, string? thumbprint, TimeProvider clock)
{
    private const int LargestAnswer = 64 * 1024;

    /// <summary>Asks with what stands in the address, and maybe a password.</summary>
    /// <param name="address">The realm with its query.</param>
    /// <param name="basic">What follows <c>Basic</c> in the Authorization header; null where nobody signs in.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>Null where the service refuses.</returns>
    public Task<AccessToken?> GetAsync(Uri address, string? basic, CancellationToken cancellationToken) =>
        SendAsync(RequestMethod.Get, address, null, basic, "access_token", cancellationToken);

    /// <summary>Asks with a form.</summary>
    /// <param name="address">Where it goes.</param>
    /// <param name="form">The form.</param>
    /// <param name="name">The member of the answer that has the token.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>Null where the service refuses.</returns>
    public Task<AccessToken?> PostAsync(Uri address, IEnumerable<KeyValuePair<string, string>> form, string name, CancellationToken cancellationToken)
    {
        var text = string.Join('&', form.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));
        return SendAsync(RequestMethod.Post, address, RequestContent.Create(Encoding.ASCII.GetBytes(text)), null, name, cancellationToken);
    }

    private async Task<AccessToken?> SendAsync(RequestMethod method, Uri address, RequestContent? form, string? basic, string name, CancellationToken cancellationToken)
    {
        try
        {
            var pipeline = AnonymousPipeline.To(thumbprint, address);
            using var message = pipeline.CreateMessage();
            message.BufferResponse = false;
            message.Request.Method = method;
            message.Request.Uri.Reset(address);
            message.Request.Headers.Add(HttpHeader.Names.Accept, "application/json");
            if (basic is not null) message.Request.Headers.Add(HttpHeader.Names.Authorization, $"Basic {basic}");
            if (form is not null)
            {
                message.Request.Headers.Add(HttpHeader.Names.ContentType, "application/x-www-form-urlencoded");
                message.Request.Content = form;
            }

            await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
            return await ReadAsync(message.Response, name, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ConnectionFailure.Cause(exception) is { } cause)
        {
            throw new FaultException(RegistryFaults.Unreachable(registry.LoginServer, address.Authority, cause));
        }
    }

    private async Task<AccessToken?> ReadAsync(Response response, string name, CancellationToken cancellationToken)
    {
        if (response.Status is 400 or 401 or 403) return null;
        if (response.Status == 429) throw new FaultException(RegistryFaults.Throttled(registry.LoginServer));
        if (response.IsError) throw new FaultException(RegistryFaults.Failed(registry.LoginServer, response.Status, ""));
        var answer = await BoundedBody.ReadAsync(response, LargestAnswer, registry.LoginServer, cancellationToken).ConfigureAwait(false);
        return RegistryToken.Read(answer, name, clock.GetUtcNow())
            ?? throw new FaultException(RegistryFaults.ReplyInvalid(registry.LoginServer, "it was asked for a token, and the answer has none."));
    }
}
