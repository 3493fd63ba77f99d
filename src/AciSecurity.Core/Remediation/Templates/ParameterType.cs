namespace AciSecurity.Remediation.Templates;

/// <summary>The type of the value that a setting of a container group takes.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups</remarks>
internal static class ParameterType
{
    private static readonly HashSet<string> Numbers =
    [
        "cpu", "memoryInGB", "count", "port", "runAsUser", "runAsGroup", "periodSeconds", "failureThreshold", "initialDelaySeconds", "successThreshold",
        "timeoutSeconds", "revision",
    ];

    private static readonly HashSet<string> Flags = ["privileged", "allowPrivilegeEscalation", "readOnly", "failContainerGroupCreateOnReuseFailure"];

    private static readonly HashSet<string> Lists =
    [
        "containers", "initContainers", "volumes", "volumeMounts", "ports", "environmentVariables", "command", "subnetIds", "zones", "imageRegistryCredentials",
        "add", "drop", "httpHeaders", "nameServers", "extensions", "secretReferences", "acls",
    ];

    private static readonly HashSet<string> Objects =
    [
        "properties", "tags", "identity", "resources", "requests", "limits", "gpu", "securityContext", "capabilities", "ipAddress", "dnsConfig", "diagnostics",
        "logAnalytics", "azureFile", "gitRepo", "emptyDir", "secret", "userAssignedIdentities", "livenessProbe", "readinessProbe", "encryptionProperties",
        "confidentialComputeProperties", "metadata", "settings", "configMap", "keyValuePairs", "identityAcls",
    ];

    /// <summary>The ARM type at a path.</summary>
    public static string At(string path)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];

        // A revision is a number of a profile, and a commit of a repository.
        if (Numbers.Contains(name) && !path.EndsWith("gitRepo.revision", StringComparison.Ordinal)) return "int";
        return Flags.Contains(name) ? "bool" : Lists.Contains(name) ? "array" : Objects.Contains(name) ? "object" : "string";
    }
}
