using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Scenarios;

/// <summary>What generated resources look like: some as they should be, most as they often are. Each is the rest of an object after id,
/// name and type; $NAME stands for the name.</summary>
internal static class GeneratedShapes
{
    public static readonly string[] Groups =
    [
        Group("Public", Container("web", "nginx:latest", 80, """{"name":"DB_PASSWORD","value":"not-a-real-password-1"}"""), ""),
        Group("Public", Container("api", "docker.io/library/python:3", 8080, """{"name":"MODE","value":"production"}""") + "," + Container("proxy", "nginx", 80, ""), ""),
        Group("Public", Container("job", "contosogenerated.azurecr.io/job:1.4.2", 443, """{"name":"STORAGE_KEY"}"""), ""","imageRegistryCredentials":[{"server":"contosogenerated.azurecr.io","username":"contosogenerated"}]"""),
        Group("Private", Container("worker", "contosogenerated.azurecr.io/worker:latest", 8080, """{"name":"API_TOKEN","value":"not-a-real-token-2"}"""), ""","volumes":[{"name":"data","azureFile":{"shareName":"share","storageAccountName":"contosogenerated"}}]"""),
        Group("Private", Container("clean", "contosogenerated.azurecr.io/clean@sha256:0000000000000000000000000000000000000000000000000000000000000001", 8443, ""), ""","priority":"Regular" """),
    ];

    public static readonly string[] Registries =
    [
        Registry("Basic", """ "adminUserEnabled":true,"anonymousPullEnabled":false,"publicNetworkAccess":"Enabled" """),
        Registry("Standard", """ "adminUserEnabled":true,"anonymousPullEnabled":true,"publicNetworkAccess":"Enabled" """),
        Registry("Premium", """ "adminUserEnabled":false,"anonymousPullEnabled":false,"publicNetworkAccess":"Disabled","networkRuleSet":{"defaultAction":"Deny","ipRules":[]} """),
    ];

    private static string Group(string address, string containers, string more) => Rest(
        $$$$"""
        {"location":"westeurope","tags":{"team":"generated","cost":"$NAME"},"identity":{"type":"None"},"properties":{"sku":"Standard","provisioningState":"Succeeded","containers":[{{{{containers}}}}],
        "initContainers":[],"restartPolicy":"OnFailure","osType":"Linux","ipAddress":{"type":"{{{{address}}}}","ip":"203.0.113.7","ports":[{"port":80,"protocol":"TCP"}]}{{{{more}}}}}}
        """);

    private static string Container(string name, string image, int port, string variable) =>
        $$$$"""
        {"name":"{{{{name}}}}","properties":{"image":"{{{{image}}}}","command":[],"ports":[{"port":{{{{port}}}},"protocol":"TCP"}],"environmentVariables":[{{{{variable}}}}],
        "resources":{"requests":{"memoryInGB":1.5,"cpu":1},"limits":{"memoryInGB":1.5,"cpu":1}},"securityContext":{"privileged":false,"allowPrivilegeEscalation":true,"capabilities":{"add":[],"drop":[]} } } }
        """;

    private static string Registry(string sku, string settings) => Rest(
        $$$$"""
        {"location":"westeurope","tags":{"team":"generated"},"sku":{"name":"{{{{sku}}}}","tier":"{{{{sku}}}}"},"properties":{"loginServer":"$NAME.azurecr.io","creationDate":"2026-01-05T08:00:00.1234567Z","provisioningState":"Succeeded",
        "policies":{"quarantinePolicy":{"status":"disabled"},"trustPolicy":{"type":"Notary","status":"disabled"},"retentionPolicy":{"days":7,"status":"disabled"},"exportPolicy":{"status":"enabled"},"azureADAuthenticationAsArmPolicy":{"status":"enabled"}},
        "encryption":{"status":"disabled"},"dataEndpointEnabled":false,"privateEndpointConnections":[],"networkRuleBypassOptions":"AzureServices","zoneRedundancy":"Disabled","roleAssignmentMode":"LegacyRegistryPermissions",{{{{settings}}}}}}
        """);

    // Compact, and without the brace that id, name and type come after.
    private static string Rest(string json) => JsonNode.Parse(json)!.ToJsonString()[1..];
}
