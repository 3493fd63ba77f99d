namespace AciSecurity.Sessions;

/// <summary>Where this runs, as far as it decides how somebody can sign in. It is read from variables alone: nothing is tried out.</summary>
/// <param name="IsInteractive">Whether a person is there who can be asked.</param>
/// <param name="HasBrowser">Whether a browser can open beside that person.</param>
/// <param name="HasManagedIdentity">Whether Azure says that it gives tokens here: App Service, Functions, Container Apps, Automation, Cloud Shell.</param>
/// <param name="Federated">What workload identities of Kubernetes and CI set, where all of it is set.</param>
public sealed record HostEnvironment(bool IsInteractive, bool HasBrowser, bool HasManagedIdentity, SignIn.FederatedToken? Federated)
{
    /// <summary>CI systems. https://docs.github.com/actions/reference/workflows-and-actions/variables,
    /// https://learn.microsoft.com/azure/devops/pipelines/build/variables, https://docs.gitlab.com/ci/variables/predefined_variables/</summary>
    private static readonly string[] Ci = ["CI", "GITHUB_ACTIONS", "TF_BUILD", "GITLAB_CI", "JENKINS_URL", "TEAMCITY_VERSION"];

    /// <summary>Sandboxes of Azure Automation. https://learn.microsoft.com/azure/automation/automation-runbook-execution</summary>
    private const string Automation = "AUTOMATION_ASSET_ACCOUNTID";

    /// <summary>A browser would open where nobody sees it: over SSH, in a container, in a workspace that is edited from elsewhere.</summary>
    private static readonly string[] Remote =
        ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "DOTNET_RUNNING_IN_CONTAINER", "REMOTE_CONTAINERS", "CODESPACES", "KUBERNETES_SERVICE_HOST", "ACC_CLOUD"];

    /// <summary>Reads the variables.</summary>
    /// <param name="variable">Gives the value of an environment variable, null where it is not set.</param>
    /// <param name="canAsk">Whether the process and its host could ask somebody.</param>
    /// <param name="needsDisplay">Whether a browser needs a display that a variable names: on Linux.</param>
    public static HostEnvironment Of(Func<string, string?> variable, bool canAsk, bool needsDisplay)
    {
        var isAutomation = IsSet(variable, Automation) || variable("AZUREPS_HOST_ENVIRONMENT")?.StartsWith("AzureAutomation", StringComparison.OrdinalIgnoreCase) == true;
        var isSeen = !needsDisplay || IsSet(variable, "DISPLAY") || IsSet(variable, "WAYLAND_DISPLAY");
        return new(
            canAsk && !isAutomation && !Ci.Any(name => IsSet(variable, name)),
            isSeen && !Remote.Any(name => IsSet(variable, name)),
            (IsSet(variable, "IDENTITY_ENDPOINT") && IsSet(variable, "IDENTITY_HEADER")) || IsSet(variable, "MSI_ENDPOINT"),
            variable("AZURE_FEDERATED_TOKEN_FILE") is { Length: > 0 } file && variable("AZURE_CLIENT_ID") is { Length: > 0 } client && variable("AZURE_TENANT_ID") is { Length: > 0 } tenant
                ? new(tenant, client, file)
                : null);
    }

    /// <summary>How to sign in without asking anybody; null where that is not possible.</summary>
    /// <param name="clientId">The client id of a user-assigned identity that somebody named; null for none.</param>
    public SignIn? Unasked(string? clientId = null) =>
        Federated is not null ? Federated
        : HasManagedIdentity ? new SignIn.ManagedIdentity(clientId, null)
        : null;

    private static bool IsSet(Func<string, string?> variable, string name) =>
        variable(name) is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase) && value != "0";
}
