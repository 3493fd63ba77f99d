using System.Diagnostics.CodeAnalysis;
using AciSecurity.Faults;
using AciSecurity.Http;
using AciSecurity.Images;
using AciSecurity.Registry.SignIn;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using AccessToken = AciSecurity.Sessions.AccessToken;

namespace AciSecurity.Registry.Client;

/// <summary>Asks one registry: signed in as it demands, so many questions at once as are allowed, and never anybody else.</summary>
/// <remarks>A token is got with the scope that the registry's own challenge names, or the wider one that the work will take. Who gives tokens is remembered, so
/// that later requests need no challenge of their own.</remarks>
/// <param name="address">The registry.</param>
/// <param name="signIn">Who asks.</param>
/// <param name="thumbprint">The certificate that it has to have; null where the machine's trust decides.</param>
/// <param name="throttleLimit">How many requests may be under way.</param>
/// <param name="clock">The time.</param>
internal sealed class RegistryConnection(RegistryAddress address, RegistrySignIn signIn, string? thumbprint, int throttleLimit, TimeProvider clock) : IDisposable
{
    private readonly HttpPipeline _pipeline = AnonymousPipeline.To(thumbprint, address.Endpoint);
    private readonly TokenService _service = new(address, thumbprint, clock);
    private readonly TokenCache _tokens = new(clock);
    private readonly SemaphoreSlim _slots = new(throttleLimit);
    private TokenQuestion? _learned;
    private bool _wantsPassword;

    /// <summary>The registry.</summary>
    public RegistryAddress Address => address;

    /// <summary>The certificate that it has to have.</summary>
    public string? Thumbprint => thumbprint;

    /// <inheritdoc/>
    public void Dispose()
    {
        _slots.Dispose();
        _tokens.Dispose();
        (signIn as IDisposable)?.Dispose();
    }

    /// <summary>Sends a request and reads its answer, whatever its status is: errors that the caller expects are for the caller.</summary>
    /// <param name="call">The request.</param>
    /// <param name="read">Reads the answer, which is gone afterwards.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FaultException">There is no answer, or <paramref name="read"/> refuses it.</exception>
    public async Task<T> SendAsync<T>(RegistryCall call, Func<Response, Task<T>> read, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var message = await SignedInAsync(call, cancellationToken).ConfigureAwait(false);
            return await read(message.Response).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ConnectionFailure.Cause(exception) is { } cause)
        {
            throw new FaultException(RegistryFaults.Unreachable(call.Target, address.LoginServer, cause));
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>The address of a path, or of a link in an answer.</summary>
    /// <exception cref="FaultException">It is another server's, where no token of this one is sent.</exception>
    public Uri Resolve(string path, string target) =>
        Uri.TryCreate(address.Endpoint, path, out var uri) && uri.Scheme == address.Endpoint.Scheme && uri.IdnHost == address.Endpoint.IdnHost && uri.Port == address.Endpoint.Port
            ? uri
            : throw new FaultException(RegistryFaults.ReplyInvalid(target, "it leads to another server, where no request follows."));

    [SuppressMessage("Reliability", "CA2000", Justification = "The message that is returned is the caller's; the others are disposed of.")]
    private async Task<HttpMessage> SignedInAsync(RegistryCall call, CancellationToken cancellationToken)
    {
        var token = await KnownTokenAsync(call, cancellationToken).ConfigureAwait(false);
        var message = await TryAsync(call, token, cancellationToken).ConfigureAwait(false);
        string? answered = null;
        for (var turn = 0; turn < 2 && message.Response.Status == 401; turn++)
        {
            var challenge = ChallengeOf(message.Response);
            var scope = TokenQuestion.Widened(challenge?["scope"] ?? "", call.Scope);

            // The token that was got for this scope does not do: another would not either, for what is missing is a right.
            if (challenge is { Scheme: "bearer" } && scope == answered) break;
            message.Dispose();
            if (challenge is { Scheme: "basic" } && signIn.Basic is not null && !_wantsPassword)
            {
                _wantsPassword = true;
                token = null;
            }
            else
            {
                if (challenge is not { Scheme: "bearer" }) throw new FaultException(RegistryFaults.Unauthorized(call.Target, signIn.Refusal));
                token = await TokenAsync(TokenQuestion.Of(challenge, address) with { Scope = scope }, call, token, cancellationToken).ConfigureAwait(false);
                answered = scope;
            }

            message = await TryAsync(call, token, cancellationToken).ConfigureAwait(false);
        }

        return message;
    }

    /// <summary>A token for what <paramref name="call"/> will take, where the registry has said who gives tokens.</summary>
    private async Task<AccessToken?> KnownTokenAsync(RegistryCall call, CancellationToken cancellationToken) =>
        _tokens.Find(call.Scope) is { } known
            ? known
            : _learned is { } learned ? await TokenAsync(learned with { Scope = call.Scope }, call, null, cancellationToken).ConfigureAwait(false) : null;

    private async Task<AccessToken> TokenAsync(TokenQuestion question, RegistryCall call, AccessToken? refused, CancellationToken cancellationToken)
    {
        var token = await _tokens.GetAsync(call.Scope, refused, () => signIn.GetTokenAsync(_service, question, cancellationToken), cancellationToken).ConfigureAwait(false)
            ?? throw new FaultException(RegistryFaults.Unauthorized(call.Target, signIn.Refusal));
        _learned = question;
        return token;
    }

    private async Task<HttpMessage> TryAsync(RegistryCall call, AccessToken? token, CancellationToken cancellationToken)
    {
        var message = _pipeline.CreateMessage();
        try
        {
            message.BufferResponse = false;
            var request = message.Request;
            request.Method = call.Method;
            request.Uri.Reset(Resolve(call.Path, call.Target));
            request.Headers.Add(HttpHeader.Names.Accept, call.Accept);
            if (call.ContentType is not null)
            {
                request.Headers.Add(HttpHeader.Names.ContentType, call.ContentType);
                request.Content = RequestContent.Create(call.Content);
            }

            if (token is not null) request.Headers.Add(HttpHeader.Names.Authorization, $"Bearer {token.Reveal()}");
            else if (_wantsPassword && signIn.Basic is { } basic) request.Headers.Add(HttpHeader.Names.Authorization, $"Basic {basic}");
            await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    private static Challenge? ChallengeOf(Response response) =>
        response.Headers.TryGetValues("WWW-Authenticate", out var values) ? values.Select(Challenge.Parse).FirstOrDefault(challenge => challenge is not null) : null;
}
