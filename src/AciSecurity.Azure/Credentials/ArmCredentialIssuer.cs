using AciSecurity.Azure.Requests;
using AciSecurity.Azure.Writes;
using AciSecurity.Http;
using AciSecurity.Ports;
using AciSecurity.Remediation;
using AciSecurity.Sessions;
using Azure.Core.Pipeline;

namespace AciSecurity.Azure.Credentials;

/// <summary>Has passwords of registries replaced through Resource Manager, whose answer is the only place where they are told.</summary>
public sealed class ArmCredentialIssuer : ICredentialIssuer
{
    private readonly ArmConnection _connection;
    private readonly ArmWriter _writer;

    /// <summary>Asks for whoever is signed in.</summary>
    /// <param name="context">Who asks, and in which cloud.</param>
    /// <param name="throttleLimit">How many requests may be under way.</param>
    public ArmCredentialIssuer(AciSecurityContext context, int throttleLimit)
        : this(AzurePipeline.Of(context).ResourceManager, context.Environment.ResourceManager!, throttleLimit)
    {
    }

    internal ArmCredentialIssuer(HttpPipeline pipeline, Uri endpoint, int throttleLimit)
    {
        _connection = new(pipeline, endpoint, throttleLimit);
        _writer = new(pipeline, _connection, endpoint);
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <inheritdoc/>
    public async Task<IssuedPassword> IssueAsync(ResourceWrite write, string name, CancellationToken cancellationToken)
    {
        using var response = await _writer.SendAsync(write, cancellationToken).ConfigureAwait(false);
        return CredentialAnswer.Read(response.Content.ToMemory().Span, name, write.Id);
    }
}
