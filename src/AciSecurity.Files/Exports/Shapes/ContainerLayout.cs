namespace AciSecurity.Files.Exports.Shapes;

/// <summary>A container or init container in what <c>az container show</c> and <c>Get-AzContainerGroup</c> write.</summary>
/// <remarks>The CLI's names are those of Container in azure-sdk-for-python, sdk/containerinstance/azure-mgmt-containerinstance,
/// models/_models.py, where <c>exec_property</c> is ARM's <c>exec</c>. PowerShell's are those of ContainerProperties.cs and
/// InitContainerDefinition.cs in azure-powershell, src/ContainerInstance/ContainerInstance.Autorest/generated/api/Models, and of
/// custom/autogen-model-cmdlets/New-AzContainerInstanceNoDefaultObject.ps1 for the security context.</remarks>
internal static class ContainerLayout
{
    private static readonly Layout CliProbe = new(null, [new("execProperty", "exec")]);
    private static readonly Layout Amounts = new(null, [new("memoryInGb", "memoryInGB")]);
    private static readonly Layout Resources = new(null, [new("requests", "requests", Amounts), new("limits", "limits", Amounts)]);

    /// <summary>A container of either kind.</summary>
    public static Layout Container { get; } = new(
        "properties",
        [
            .. ResourcePlaces.Beside("name", "properties"),
            new("EnvironmentVariable", "properties.environmentVariables", Layout.Same),
            new("Port", "properties.ports", Layout.Same),
            new("VolumeMount", "properties.volumeMounts", Layout.Same),
            new("ConfigMapKeyValuePair", "properties.configMap.keyValuePairs"),
            new("SecurityContextPrivileged", "properties.securityContext.privileged"),
            new("SecurityContextAllowPrivilegeEscalation", "properties.securityContext.allowPrivilegeEscalation"),
            new("SecurityContextRunAsUser", "properties.securityContext.runAsUser"),
            new("SecurityContextRunAsGroup", "properties.securityContext.runAsGroup"),
            new("SecurityContextSeccompProfile", "properties.securityContext.seccompProfile"),
            new("CapabilityAdd", "properties.securityContext.capabilities.add"),
            new("CapabilityDrop", "properties.securityContext.capabilities.drop"),
            new("resources", "properties.resources", Resources),
            new("RequestCpu", "properties.resources.requests.cpu"),
            new("RequestMemoryInGb", "properties.resources.requests.memoryInGB"),
            new("RequestsGpuCount", "properties.resources.requests.gpu.count"),
            new("RequestsGpuSku", "properties.resources.requests.gpu.sku"),
            new("LimitCpu", "properties.resources.limits.cpu"),
            new("LimitMemoryInGb", "properties.resources.limits.memoryInGB"),
            new("LimitsGpuCount", "properties.resources.limits.gpu.count"),
            new("LimitsGpuSku", "properties.resources.limits.gpu.sku"),
            .. Probe("LivenessProbe", "properties.livenessProbe"),
            .. Probe("ReadinessProbe", "properties.readinessProbe"),
            new("InstanceViewEvent", "properties.instanceView.events", Layout.Same),
            new("InstanceViewRestartCount", "properties.instanceView.restartCount"),
            .. State("CurrentState", "properties.instanceView.currentState"),
            .. State("PreviousState", "properties.instanceView.previousState"),
        ]);

    private static Place[] Probe(string name, string path) =>
    [
        new(name, path, CliProbe),
        new(name + "ExecCommand", path + ".exec.command"),
        new(name + "HttpGetPath", path + ".httpGet.path"),
        new(name + "HttpGetPort", path + ".httpGet.port"),
        new(name + "HttpGetScheme", path + ".httpGet.scheme"),
        new(name + "HttpGetHttpHeader", path + ".httpGet.httpHeaders", Layout.Same),
        new(name + "InitialDelaySecond", path + ".initialDelaySeconds"),
        new(name + "PeriodSecond", path + ".periodSeconds"),
        new(name + "TimeoutSecond", path + ".timeoutSeconds"),
        new(name + "SuccessThreshold", path + ".successThreshold"),
        new(name + "FailureThreshold", path + ".failureThreshold"),
    ];

    private static Place[] State(string name, string path) =>
    [
        new(name, path + ".state"),
        new(name + "DetailStatus", path + ".detailStatus"),
        new(name + "ExitCode", path + ".exitCode"),
        new(name + "StartTime", path + ".startTime"),
        new(name + "FinishTime", path + ".finishTime"),
    ];
}
