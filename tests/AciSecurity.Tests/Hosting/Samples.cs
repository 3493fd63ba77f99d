namespace AciSecurity.Tests.Hosting;

/// <summary>Resources as Azure writes them.</summary>
internal static class Samples
{
    public const string Group = """
        {
          "id": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/shop/providers/Microsoft.ContainerInstance/containerGroups/web",
          "name": "web",
          "type": "Microsoft.ContainerInstance/containerGroups",
          "location": "westeurope",
          "properties": {
            "osType": "Linux",
            "containers": [
              {
                "name": "app",
                "properties": {
                  "image": "nginx:latest",
                  "securityContext": { "privileged": true },
                  "resources": { "requests": { "cpu": 1, "memoryInGB": 1 } }
                }
              }
            ]
          }
        }
        """;

    public const string Registry = """
        {
          "id": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/shop/providers/Microsoft.ContainerRegistry/registries/contoso",
          "name": "contoso",
          "type": "Microsoft.ContainerRegistry/registries",
          "location": "westeurope",
          "sku": { "name": "Premium" },
          "properties": { "adminUserEnabled": true }
        }
        """;
}
