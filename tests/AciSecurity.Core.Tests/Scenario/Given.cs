using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Scenario;

/// <summary>Where a test begins: resources that meet every rule, to be changed by what the test is about.</summary>
internal static class Given
{
    public const string Identity = "Microsoft.ManagedIdentity/userAssignedIdentities/web";

    public const string Subnet = "Microsoft.Network/virtualNetworks/spoke/subnets/containers";

    public const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    /// <summary>A profile that denies all system calls but a few, base64.</summary>
    public static string SeccompProfile { get; } = Convert.ToBase64String(
        """{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read","write","exit_group"],"action":"SCMP_ACT_ALLOW"}]}"""u8);

    /// <summary>A container group with one container, <c>app</c>, that meets every rule.</summary>
    public static GivenResource Group() => new("Microsoft.ContainerInstance/containerGroups", "web", "2025-09-01", $$"""
        {
          "type": "Microsoft.ContainerInstance/containerGroups",
          "apiVersion": "2025-09-01",
          "name": "web",
          "location": "westeurope",
          "zones": [ "1" ],
          "identity": { "type": "UserAssigned", "userAssignedIdentities": { "{{Identity}}": {} } },
          "properties": {
            "osType": "Linux",
            "sku": "Standard",
            "containers": [
              {
                "name": "app",
                "properties": {
                  "image": "contoso.azurecr.io/app@{{Digest}}",
                  "command": [ "./server", "--verbose" ],
                  "environmentVariables": [
                    { "name": "LOG_LEVEL", "value": "info" },
                    { "name": "DB_PASSWORD", "secureValueReference": "db-password" }
                  ],
                  "ports": [ { "port": 443, "protocol": "TCP" } ],
                  "resources": { "requests": { "cpu": 1, "memoryInGB": 1.5 }, "limits": { "cpu": 1, "memoryInGB": 1.5 } },
                  "securityContext": {
                    "privileged": false,
                    "allowPrivilegeEscalation": false,
                    "runAsUser": 1000,
                    "capabilities": { "add": [], "drop": [ "ALL" ] },
                    "seccompProfile": "{{SeccompProfile}}"
                  }
                }
              }
            ],
            "imageRegistryCredentials": [ { "server": "contoso.azurecr.io", "identity": "{{Identity}}" } ],
            "ipAddress": { "type": "Private", "ports": [ { "port": 443, "protocol": "TCP" } ] },
            "subnetIds": [ { "id": "{{Subnet}}" } ],
            "encryptionProperties": {
              "vaultBaseUrl": "https://contoso.vault.azure.net",
              "keyName": "groups",
              "keyVersion": "0123456789abcdef0123456789abcdef",
              "identity": "{{Identity}}"
            },
            "secretReferences": [
              { "name": "db-password", "identity": "{{Identity}}", "secretReferenceUri": "https://contoso.vault.azure.net/secrets/db-password" }
            ]
          }
        }
        """);

    /// <summary>The same as a container group profile.</summary>
    public static GivenResource Profile() => Group().OfType(ResourceTypes.ContainerGroupProfile).Without("properties.subnetIds");

    /// <summary>A registry that meets every rule: closed to public networks.</summary>
    public static GivenResource Registry() => new("Microsoft.ContainerRegistry/registries", "contoso", "2025-11-01", """
        {
          "type": "Microsoft.ContainerRegistry/registries",
          "apiVersion": "2025-11-01",
          "name": "contoso",
          "location": "westeurope",
          "sku": { "name": "Premium" },
          "identity": { "type": "UserAssigned", "userAssignedIdentities": { "Microsoft.ManagedIdentity/userAssignedIdentities/registry": {} } },
          "properties": {
            "adminUserEnabled": false,
            "anonymousPullEnabled": false,
            "publicNetworkAccess": "Disabled",
            "networkRuleSet": { "defaultAction": "Deny", "ipRules": [] },
            "networkRuleBypassOptions": "AzureServices",
            "networkRuleBypassAllowedForTasks": false,
            "dataEndpointEnabled": true,
            "zoneRedundancy": "Enabled",
            "roleAssignmentMode": "AbacRepositoryPermissions",
            "encryption": {
              "status": "enabled",
              "keyVaultProperties": {
                "identity": "11111111-1111-1111-1111-111111111111",
                "keyIdentifier": "https://contoso.vault.azure.net/keys/registry"
              }
            },
            "policies": {
              "trustPolicy": { "type": "Notary", "status": "disabled" },
              "exportPolicy": { "status": "disabled" },
              "azureADAuthenticationAsArmPolicy": { "status": "disabled" },
              "quarantinePolicy": { "status": "enabled" },
              "retentionPolicy": { "days": 30, "status": "enabled" }
            }
          }
        }
        """);

    /// <summary>A registry that meets every rule but those that want it closed: open to selected networks.</summary>
    public static GivenResource OpenRegistry() => Registry()
        .With("properties.publicNetworkAccess", "Enabled")
        .With("properties.networkRuleSet.ipRules", new JsonArray(new JsonObject { ["action"] = "Allow", ["value"] = "203.0.113.0/24" }));

    /// <summary>The companions with which <see cref="Registry"/> and <see cref="Group"/> meet every rule.</summary>
    public static Resource[] Companions() =>
    [
        DiagnosticSetting(),
        GroupDiagnosticSetting(),
        VirtualNetwork(),
        SecurityGroup(),
    ];

    /// <summary>A diagnostic setting that sends the audit logs of <paramref name="registry"/> away.</summary>
    public static GivenResource DiagnosticSetting(string registry = "Microsoft.ContainerRegistry/registries/contoso") =>
        new GivenResource("Microsoft.Insights/diagnosticSettings", "audit", "2021-05-01-preview", """
            {
              "type": "Microsoft.Insights/diagnosticSettings",
              "apiVersion": "2021-05-01-preview",
              "name": "audit",
              "properties": {
                "workspaceId": "/subscriptions/s/resourceGroups/r/providers/Microsoft.OperationalInsights/workspaces/logs",
                "logs": [
                  { "category": "ContainerRegistryLoginEvents", "enabled": true },
                  { "category": "ContainerRegistryRepositoryEvents", "enabled": true }
                ]
              }
            }
            """).WithId($"{registry}/providers/Microsoft.Insights/diagnosticSettings/audit");

    /// <summary>The group with a public address that answers with TLS only.</summary>
    public static GivenResource PublicGroup() => Group()
        .Without("properties.subnetIds")
        .With("properties.ipAddress.type", "Public")
        .With("properties.ipAddress.dnsNameLabel", "contoso")
        .With("properties.ipAddress.autoGeneratedDomainNameLabelScope", "Noreuse");

    /// <summary>A diagnostic setting that sends the logs and events of <paramref name="group"/> away.</summary>
    public static GivenResource GroupDiagnosticSetting(string group = "Microsoft.ContainerInstance/containerGroups/web") =>
        new GivenResource("Microsoft.Insights/diagnosticSettings", "logs", "2021-05-01-preview", """
            {
              "type": "Microsoft.Insights/diagnosticSettings",
              "apiVersion": "2021-05-01-preview",
              "name": "logs",
              "properties": {
                "workspaceId": "/subscriptions/s/resourceGroups/r/providers/Microsoft.OperationalInsights/workspaces/logs",
                "logs": [
                  { "category": "ContainerInstanceLog", "enabled": true },
                  { "category": "ContainerEvent", "enabled": true }
                ]
              }
            }
            """).WithId($"{group}/providers/Microsoft.Insights/diagnosticSettings/logs");

    /// <summary>The virtual network with the subnet of <see cref="Group"/>.</summary>
    public static GivenResource VirtualNetwork() => new("Microsoft.Network/virtualNetworks", "spoke", "2024-05-01", """
        {
          "type": "Microsoft.Network/virtualNetworks",
          "apiVersion": "2024-05-01",
          "name": "spoke",
          "properties": {
            "addressSpace": { "addressPrefixes": [ "10.1.0.0/16" ] },
            "subnets": [
              {
                "name": "containers",
                "properties": {
                  "addressPrefix": "10.1.1.0/24",
                  "networkSecurityGroup": { "id": "Microsoft.Network/networkSecurityGroups/containers" },
                  "natGateway": { "id": "Microsoft.Network/natGateways/spoke" },
                  "delegations": [ { "name": "aci", "properties": { "serviceName": "Microsoft.ContainerInstance/containerGroups" } } ]
                }
              }
            ]
          }
        }
        """);

    /// <summary>The network security group of that subnet: HTTPS from the virtual network, and nothing else.</summary>
    public static GivenResource SecurityGroup() => new("Microsoft.Network/networkSecurityGroups", "containers", "2024-05-01", """
        {
          "type": "Microsoft.Network/networkSecurityGroups",
          "apiVersion": "2024-05-01",
          "name": "containers",
          "properties": {
            "securityRules": [
              {
                "name": "https",
                "properties": {
                  "access": "Allow",
                  "direction": "Inbound",
                  "priority": 200,
                  "protocol": "Tcp",
                  "sourceAddressPrefix": "VirtualNetwork",
                  "sourcePortRange": "*",
                  "destinationAddressPrefix": "*",
                  "destinationPortRange": "443"
                }
              },
              {
                "name": "nothing-else",
                "properties": {
                  "access": "Deny",
                  "direction": "Inbound",
                  "priority": 4096,
                  "protocol": "*",
                  "sourceAddressPrefix": "*",
                  "sourcePortRange": "*",
                  "destinationAddressPrefix": "*",
                  "destinationPortRange": "*"
                }
              }
            ]
          }
        }
        """);

    /// <summary>A route table that sends everything to a firewall.</summary>
    public static GivenResource RouteTable() => new("Microsoft.Network/routeTables", "firewall", "2024-05-01", """
        {
          "type": "Microsoft.Network/routeTables",
          "apiVersion": "2024-05-01",
          "name": "firewall",
          "properties": {
            "routes": [
              { "name": "out", "properties": { "addressPrefix": "0.0.0.0/0", "nextHopType": "VirtualAppliance", "nextHopIpAddress": "10.0.0.4" } }
            ]
          }
        }
        """);

    /// <summary>The group as a confidential one, with a policy as <c>az confcom acipolicygen --disable-stdio</c> writes it.</summary>
    public static GivenResource ConfidentialGroup(Func<string, string>? change = null) => Group()
        .With("properties.sku", "Confidential")
        .With("properties.confidentialComputeProperties.ccePolicy", Convert.ToBase64String(Encoding.UTF8.GetBytes((change ?? (text => text))(EnforcementPolicy))));

    /// <summary>A policy of confidential computing that allows one container, and nothing to look into it.</summary>
    public const string EnforcementPolicy = """
        package policy

        import future.keywords.every
        import future.keywords.in

        api_version := "0.10.0"
        framework_version := "0.2.3"

        fragments := [
          {
            "feed": "mcr.microsoft.com/aci/aci-cc-infra-fragment",
            "includes": [
              "containers",
              "fragments"
            ],
            "issuer": "did:x509:0:sha256:I__iuL25oXEVFdTP_aBLx_eT1RPHbCQ_ECBQfYZpt9s::eku:1.3.6.1.4.1.311.76.59.1.3",
            "minimum_svn": "1"
          }
        ]

        containers := [{"allow_elevated":false,"allow_stdio_access":false,"command":["./server"],"env_rules":[{"pattern":"LOG_LEVEL=info # not a comment","required":false,"strategy":"string"}],"exec_processes":[],"layers":["0123456789abcdef"],"mounts":[],"signals":[],"working_dir":"/"},{"allow_elevated":false,"allow_stdio_access":true,"command":["/pause"],"env_rules":[],"exec_processes":[],"layers":["fedcba9876543210"],"mounts":[],"signals":[],"working_dir":"/"}]

        allow_properties_access := true
        allow_dump_stacks := false
        allow_runtime_logging := false
        allow_environment_variable_dropping := true
        allow_unencrypted_scratch := false
        allow_capability_dropping := true

        mount_device := data.framework.mount_device
        unmount_device := data.framework.unmount_device
        mount_overlay := data.framework.mount_overlay
        unmount_overlay := data.framework.unmount_overlay
        create_container := data.framework.create_container
        exec_in_container := data.framework.exec_in_container
        exec_external := data.framework.exec_external
        shutdown_container := data.framework.shutdown_container
        signal_container_process := data.framework.signal_container_process
        plan9_mount := data.framework.plan9_mount
        plan9_unmount := data.framework.plan9_unmount
        get_properties := data.framework.get_properties
        dump_stacks := data.framework.dump_stacks
        runtime_logging := data.framework.runtime_logging
        load_fragment := data.framework.load_fragment
        scratch_mount := data.framework.scratch_mount
        scratch_unmount := data.framework.scratch_unmount
        rw_mount_device := data.framework.rw_mount_device

        reason := {"errors": data.framework.errors}
        """;
}
