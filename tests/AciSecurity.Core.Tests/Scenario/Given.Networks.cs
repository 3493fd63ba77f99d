namespace AciSecurity.Core.Tests.Scenario;

internal static partial class Given
{
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
}
