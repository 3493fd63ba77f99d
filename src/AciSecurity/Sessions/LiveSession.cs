using AciSecurity.Faults;
using AciSecurity.Hosting;
using AciSecurity.Streaming;

namespace AciSecurity.Sessions;

/// <summary>For whom a live cmdlet works.</summary>
internal static class LiveSession
{
    /// <summary>The context that was given, else the runspace's, else one for which nobody has to be asked: the session of the Az
    /// modules, a federated token, a managed identity. That one becomes the runspace's.</summary>
    /// <param name="cmdlet">The cmdlet, in one of its stages.</param>
    /// <param name="given">What -Context says; null where it is left out.</param>
    /// <param name="cancellationToken">Ends the sign-in.</param>
    /// <exception cref="FaultException">Nobody is signed in, or could not be.</exception>
    public static async Task<AciSecurityContext> OpenAsync(StreamingCmdlet cmdlet, AciSecurityContext? given, CancellationToken cancellationToken)
    {
        if ((given ?? await cmdlet.OnPipelineThreadAsync(() => RunspaceContexts.Current).ConfigureAwait(false)) is { } known) return known;
        var context = await TryWithAzAsync(cmdlet, null, cancellationToken).ConfigureAwait(false);
        if (context is null)
        {
            var host = await cmdlet.OnPipelineThreadAsync(() => ThisHost.Of(cmdlet)).ConfigureAwait(false);
            var signIn = host.Unasked() ?? throw new FaultException(SignInFaults.NobodySignedIn());
            context = await OpenAsync(signIn, AzureEnvironment.AzureCloud, cancellationToken).ConfigureAwait(false);
        }

        await KeepAsync(cmdlet, context).ConfigureAwait(false);
        return context;
    }

    /// <summary>Signs in as <paramref name="signIn"/> says.</summary>
    public static Task<AciSecurityContext> OpenAsync(SignIn signIn, AzureEnvironment environment, CancellationToken cancellationToken) =>
        AciSecurityContext.OpenAsync(environment, EngineBridge.OpenSignIn(signIn, environment), signIn.Kind, cancellationToken);

    /// <summary>Takes the session of the Az modules; null where they have none, or one of another cloud.</summary>
    /// <param name="cmdlet">The cmdlet, in one of its stages.</param>
    /// <param name="wanted">The cloud; null for that of the session.</param>
    /// <param name="cancellationToken">Ends the sign-in.</param>
    public static async Task<AciSecurityContext?> TryWithAzAsync(StreamingCmdlet cmdlet, AzureEnvironment? wanted, CancellationToken cancellationToken)
    {
        var found = await cmdlet.OnPipelineThreadAsync(AzSession.FindEnvironment).ConfigureAwait(false);
        if (found is null || (wanted is not null && wanted.ResourceManager != found.ResourceManager)) return null;
        return await AciSecurityContext.OpenAsync(wanted ?? found, new AzSessionTokens(TimeProvider.System), AzSessionTokens.Kind, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes <paramref name="context"/> the runspace's, and says who is signed in to those who ask for information.</summary>
    public static async Task KeepAsync(StreamingCmdlet cmdlet, AciSecurityContext context)
    {
        await cmdlet.OnPipelineThreadAsync(() =>
        {
            RunspaceContexts.Set(context);
            return true;
        }).ConfigureAwait(false);
        await cmdlet.InformationAsync($"Signed in as {context}.").ConfigureAwait(false);
    }
}
